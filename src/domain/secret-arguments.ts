import { ProblemError } from './problem.ts'
import { looksSecret } from './secret-shapes.ts'

/**
 * Refuses arguments that hold a secret, before anything parses or echoes them.
 * What was typed on a command line already stands in the shell's history, so the only help is to
 * say so: the value itself is not repeated. The prompt keeps no such line.
 *
 * @throws ProblemError `secret-in-arguments` (usage)
 */
export function refuseSecretArguments(
  words: readonly string[],
  typedAt: 'shell' | 'prompt' = 'shell',
): void {
  if (!words.some(looksSecret)) return
  const { title, step } = said[typedAt]
  throw new ProblemError({
    kind: 'usage',
    code: 'secret-in-arguments',
    title,
    detail: 'No argument of tokenbench carries a secret.',
    nextSteps: [
      { text: step },
      { text: 'Give a secret by stdin, file:PATH, env:NAME or command:CMD instead.' },
    ],
  })
}

const said = {
  shell: {
    title: 'That token is now in your shell history: revoke it.',
    step: 'Revoke or rotate the token you just typed.',
  },
  prompt: {
    title: 'That line holds a token: it was not run, and the history does not keep it.',
    step: 'Revoke or rotate the token if anybody else can read this screen.',
  },
}
