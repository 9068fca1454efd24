import { ProblemError } from '#src/domain/problem.ts'

/**
 * The words of a command that is run without a shell. Blanks separate; single quotes keep all;
 * in double quotes, and outside of quotes, a backslash keeps a quote, a blank or a backslash, and
 * is an ordinary character before anything else, so that Windows paths survive.
 * Nothing is expanded. What only a shell understands (`|`, `>`, `&&`) is refused, because the
 * command would take it for an argument.
 *
 * @throws ProblemError of kind `usage`
 */
export function splitWords(text: string): readonly [string, ...string[]] {
  const words: string[] = []
  for (const [raw] of text.matchAll(/(?:'[^']*'|"(?:\\[\s\S]|[^"\\])*"|\\[\s\S]|[^\s'"]|['"])+/g)) {
    if (shellOnly.test(raw)) throw needsShell()
    words.push(unquote(raw))
  }
  const [program, ...rest] = words
  if (!program) throw unreadable('The command is empty.')
  if (text.includes('\0')) throw unreadable('The command holds a character that no command can.')
  return [program, ...rest]
}

const shellOnly = /^(?:\|\|?|&&?|;|\d?[<>]{1,2}(?:&\d)?)$/

function unquote(raw: string): string {
  return raw.replace(
    /'([^']*)'|"((?:\\[\s\S]|[^"\\])*)"|\\(['"\\\s])|(['"])/g,
    (_, single?: string, double?: string, kept?: string, alone?: string) => {
      if (alone) throw unreadable('The command has a quote that does not end.')
      return single ?? double?.replace(/\\(["\\])/g, '$1') ?? kept ?? ''
    },
  )
}

const unreadable = (title: string): ProblemError =>
  new ProblemError({
    kind: 'usage',
    code: 'command-unreadable',
    title,
    nextSteps: [{ text: 'Write it as words, with quotes around a word that has blanks in it.' }],
  })

const needsShell = (): ProblemError =>
  new ProblemError({
    kind: 'usage',
    code: 'command-needs-shell',
    title: 'The command is run without a shell, so pipes and redirections mean nothing in it.',
    nextSteps: [{ text: "Put it into a script, or write command:sh -c '…'." }],
  })
