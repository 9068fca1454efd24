import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

/** Starts another process of this Node that runs a module's text, which may import `#src/…`. */
export function startSource(source: string): ChildProcess {
  return spawn(process.execPath, ['--input-type=module-typescript', '--eval', source], {
    cwd: resolve(import.meta.dirname, '../../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** Runs it to its end and returns what it printed. */
export async function runSource(source: string): Promise<string> {
  const child = startSource(source)
  const [output, [code]] = await Promise.all([
    child.stdout?.setEncoding('utf8').toArray(),
    once(child, 'close'),
  ])
  if (code !== 0) throw new Error(`ended with exit code ${code}`)
  return output?.join('') ?? ''
}
