import { ProblemError } from '#src/domain/problem.ts'
import { absolutePath } from '#src/local/absolute-path.ts'
import { splitWords } from '#src/local/programs/split-words.ts'

/** Where a secret, or a text with one in it, is read from (`SRC` on the command line). */
export type Source =
  | { readonly from: 'stdin' | 'clipboard'; readonly text: string }
  | { readonly from: 'file'; readonly text: string; readonly path: string }
  | { readonly from: 'env'; readonly text: string; readonly name: string }
  | {
      readonly from: 'command'
      readonly text: string
      readonly words: readonly [string, ...string[]]
    }
  | { readonly from: 'vault'; readonly text: string; readonly name: string }

/**
 * Reads `stdin`, `file:PATH`, `clipboard`, `env:NAME`, `command:CMD` or `vault:NAME`.
 * `text` is the source in the form that may be kept: a file's path is absolute in it.
 * What is none of these may be a secret itself, so the problem does not repeat it.
 *
 * @throws ProblemError of kind `usage`
 */
export function parseSource(text: string): Source {
  if (text === 'stdin' || text === 'clipboard') return { from: text, text }
  const [, from, rest = ''] = /^([a-z]+):([\s\S]+)$/.exec(text) ?? []
  if (from === 'file' && !rest.includes('\0')) {
    const path = absolutePath(rest)
    return { from, text: `file:${path}`, path }
  }
  if (from === 'env' && /^[A-Za-z_]\w*$/.test(rest)) return { from, text, name: rest }
  if (from === 'command') return { from, text, words: splitWords(rest) }
  if (from === 'vault') return { from, text, name: rest }
  throw new ProblemError({
    kind: 'usage',
    code: 'source-unknown',
    title: 'That is not a place to read a secret from.',
    detail: 'It is not repeated here, because it may be a secret itself.',
    nextSteps: [
      { text: 'Use stdin, clipboard, file:PATH, env:NAME or command:CMD.' },
      { text: 'If it was a secret, it is now in your shell history: revoke it.' },
    ],
  })
}

/** True for a source that gives its secret again and again with nobody there. */
export const isLasting = (source: Source): boolean =>
  source.from === 'file' || source.from === 'env' || source.from === 'command'
