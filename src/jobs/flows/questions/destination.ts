import { text } from '#src/jobs/flows/input.ts'
import type { ChoiceQuestion } from '#src/jobs/flows/question.ts'
import type { Workbench } from '#src/workbench.ts'

/** A place that was opened and tried: the secret can go there. */
export interface Destination {
  /** As on the command line: `file:/home/me/nightly-etl.token`. */
  readonly text: string
  /** Ends the sentence “its secret goes …”. */
  readonly say: string
}

/** Where the secret goes, asked before anything is created: it is shown once and never again. */
export function destinationQuestion(
  workbench: Workbench,
  name: string,
): ChoiceQuestion<'destination', Destination> {
  const file = `${name.replace(/[^\w.-]+/g, '-').replace(/^[-.]+/, '') || 'token'}.token`
  return {
    kind: 'choice',
    key: 'destination',
    step: 'Secret',
    ask: `Where shall the secret of “${name}” go?`,
    checking: 'Trying that place',
    about: [
      'Atlan gives the secret once, when the token is created, and never again. The place is tried now, before anything is created.',
    ],
    options: async () => [
      {
        value: 'file:',
        label: 'a file',
        columns: ['new, readable by you only'],
        text: { ask: 'File:', initial: `./${file}` },
      },
      {
        value: 'clipboard',
        label: 'the clipboard',
        columns: ['for pasting into a password store'],
      },
      {
        value: 'command:',
        label: 'a command',
        columns: ['gets it on its standard input, e.g. a password store'],
        text: { ask: 'Command:' },
      },
    ],
    initial: 'file:',
    flag: '--secret-to',
    missing: {
      kind: 'refused',
      code: 'no-destination',
      title: 'Where shall the secret go? Nothing was created.',
      detail: 'Atlan gives a token’s secret once; without a place for it, it would be lost.',
      nextSteps: [{ text: 'Say where: --secret-to file:PATH, command:CMD, clipboard or stdout.' }],
    },
    async answer(input) {
      const place = await workbench.openDestination(text(input).trim())
      await place.abandon()
      return { value: { text: place.text, say: place.say } }
    },
    toFlags: ({ text }) => ['--secret-to', text],
    say: ({ text }) => text,
  }
}
