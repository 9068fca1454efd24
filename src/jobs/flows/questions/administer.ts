import { text } from '#src/jobs/flows/input.ts'
import type { ChoiceQuestion } from '#src/jobs/flows/question.ts'

/** Whether the token shall administer connections: asked before a bearer is borrowed for it. */
export function administerQuestion(name: string): ChoiceQuestion<'administer', boolean> {
  return {
    kind: 'choice',
    key: 'administer',
    step: 'Browser bearer',
    ask: `Should “${name}” also administer connections?`,
    checking: 'Taking the answer',
    about: [
      'To write policies for a connection, a token must be one of its connection admins. Only a person who already is one can add it, with the sign-in of their browser.',
    ],
    options: async () => [
      {
        value: 'yes',
        label: 'yes',
        columns: ['next: borrow a connection admin’s browser sign-in'],
      },
      { value: 'no', label: 'no', columns: ['go to the review'] },
    ],
    initial: 'yes',
    answer: async (input) => ({ value: text(input) === 'yes' }),
  }
}
