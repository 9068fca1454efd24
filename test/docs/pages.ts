import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { shellWords } from '#src/domain/shell-words.ts'

export const root = join(import.meta.dirname, '..', '..')

export const pageText = (page: string): string => readFileSync(join(root, page), 'utf8')

/** A command line of a page, as somebody would copy it. */
export interface PageLine {
  readonly line: string
  /** Behind `tokenbench`, up to where the shell has a word of its own. */
  readonly words: readonly string[]
  /** `< FILE` */
  readonly input: string | undefined
  /** `# exits with N`; else it works. */
  readonly code: number
}

/** The lines of a page's `sh` blocks that run tokenbench, in their order. */
export function commandLines(page: string): PageLine[] {
  return shellLines(page).flatMap((line) => pageLine(line) ?? [])
}

/** A line as somebody would copy it; undefined for one that does not run tokenbench. */
export function pageLine(line: string): PageLine | undefined {
  const all = shellWords(line).map(({ text }) => text)
  if (all[0] !== 'tokenbench') return undefined
  const shell = all.findIndex((word) => ['|', '>', '<', '&&', '||'].includes(word))
  return {
    line,
    words: all.slice(1, shell < 0 ? undefined : shell),
    input: all[shell] === '<' ? all[shell + 1] : undefined,
    code: Number(/# exits with (\d+)$/.exec(line)?.[1] ?? 0),
  }
}

/** The lines of a page's `sh` blocks. */
export const shellLines = (page: string): string[] =>
  [...pageText(page).matchAll(/^```sh\n([\s\S]*?)^```$/gm)]
    .flatMap(([, block = '']) => block.replaceAll('\\\n', ' ').split('\n'))
    .filter((line) => line !== '')
