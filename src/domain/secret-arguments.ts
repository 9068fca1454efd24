import { ProblemError } from './problem.ts'
import { looksSecret } from './secret-shapes.ts'

/**
 * Refuses arguments that hold a secret, before anything parses or echoes them.
 * What was typed on a command line already stands in the shell's history, so the only help is to
 * say so: the value itself is not repeated.
 *
 * @throws ProblemError `secret-in-arguments` (usage)
 */
export function refuseSecretArguments(words: readonly string[]): void {
  if (!words.some(looksSecret)) return
  throw new ProblemError({
    kind: 'usage',
    code: 'secret-in-arguments',
    title: 'That token is now in your shell history: revoke it.',
    detail: 'No argument of tokenbench carries a secret.',
    nextSteps: [
      { text: 'Revoke or rotate the token you just typed.' },
      { text: 'Give a secret by stdin, file:PATH, env:NAME or command:CMD instead.' },
    ],
  })
}
