import { sanitise } from '#src/domain/sanitise.ts'
import { text } from '#src/jobs/flows/input.ts'
import type { TextQuestion } from '#src/jobs/flows/question.ts'

/** What the token is for. May stay empty; Atlan is then sent the empty text that it demands. */
export function descriptionQuestion(name: string): TextQuestion<'description', string> {
  return {
    kind: 'text',
    key: 'description',
    step: 'Name',
    ask: `What is “${name}” for?`,
    checking: 'Taking the description',
    about: ['One sentence for whoever looks after it later. Enter leaves it empty.'],
    placeholder: 'loads the warehouse every night',
    flag: '--description',
    fallback: '',
    answer: async (input) => ({ value: sanitise(text(input).trim()) }),
    toFlags: (description) => (description === '' ? [] : ['--description', description]),
  }
}
