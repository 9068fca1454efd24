import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'vitest'

/** The arguments that a real shell makes of printed commands, none of which it runs. */
export async function wordsOf(commands: readonly string[], folder: string): Promise<string[][]> {
  const stand = (name: string): string =>
    `${name}() { printf '%s\\0' ${name} "$@"; printf '\\n\\0'; }`
  const script = [stand('tokenbench'), stand('mkdir'), ...commands].join('\n')
  const { stdout } = await promisify(execFile)('sh', ['-c', script], { cwd: folder })
  expect(existsSync(join(folder, 'pwned'))).toBe(false)
  const lines: string[][] = [[]]
  for (const word of stdout.split('\0').slice(0, -1)) {
    if (word === '\n') lines.push([])
    else lines.at(-1)?.push(word)
  }
  return lines.slice(0, -1).map(([, ...words]) => words)
}

/** Every command of the next steps in a printed document, however deep. */
export function commandsIn(json: unknown): string[] {
  if (typeof json !== 'object' || json === null) return []
  return Object.entries(json).flatMap(([key, value]) =>
    key === 'command' && typeof value === 'string' ? [value] : commandsIn(value),
  )
}
