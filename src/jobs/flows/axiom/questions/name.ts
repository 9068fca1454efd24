import { sanitise } from '#src/domain/sanitise.ts'
import { text } from '#src/jobs/flows/input.ts'
import type { TextQuestion } from '#src/jobs/flows/question.ts'
import { refuseUnusable } from '#src/jobs/flows/questions/name.ts'
import { type AxiomSignIn, axiomOf } from '#src/jobs/queries/axiom-sign-in.ts'
import type { Workbench } from '#src/workbench.ts'

/** The new token's name. Axiom allows duplicates, so a duplicate is pointed out, not refused. */
export function axiomNameQuestion(
  workbench: Workbench,
  signIn: AxiomSignIn,
): TextQuestion<'name', string> {
  return {
    kind: 'text',
    key: 'name',
    step: 'Name',
    ask: 'What is the new token called?',
    checking: 'Looking for a token of that name',
    about: [
      'Name it after what will use it, so that whoever finds it in a year knows what stops when it goes.',
    ],
    placeholder: 'http-shipper',
    dependsOn: ['signIn'],
    async answer(input, signal) {
      const name = sanitise(text(input).trim())
      refuseUnusable(name)
      const all = await axiomOf(workbench, signIn).tokens.list(signal)
      const twins = all.filter((token) => token.name === name)
      const [twin] = twins
      if (twin === undefined) return { value: name }
      const others = twins.length === 1 ? `A token (${twin.id}) is` : `${twins.length} tokens are`
      return {
        value: name,
        notes: [
          {
            state: 'warning',
            label: 'name taken',
            text: `${others} already called “${name}”. You may use the name again, but nobody will know which is which.`,
          },
        ],
      }
    },
    say: (name) => name,
  }
}
