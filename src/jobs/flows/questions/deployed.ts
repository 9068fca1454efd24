import { text } from '#src/jobs/flows/input.ts'
import type { ChoiceQuestion } from '#src/jobs/flows/question.ts'

const yes = 'deployed'

/**
 * The stop before an old token is deleted: whatever uses it has the new secret by then. A script
 * has said so beforehand, by confirming the plan with the name.
 * @param to where the new secret went, as on the command line
 */
export function deployedQuestion(name: string, to: string): ChoiceQuestion<'deployed', boolean> {
  return {
    kind: 'choice',
    key: 'deployed',
    step: 'Deploy',
    ask: `Is the new secret in place wherever “${name}” is used?`,
    checking: 'Going on',
    about: [
      `It went to ${to}, and was tried. Put it in place now; the old secret works until then. Then the old token is deleted for good.`,
    ],
    options: async () => [
      { value: yes, label: 'deployed', columns: [`delete the old “${name}” now`] },
      { value: 'later', label: 'not yet', columns: ['the old one stays; delete it later'] },
    ],
    fallback: yes,
    underWay: `Type ${yes} to delete the old one. Anything else keeps it: `,
    answer: async (input) => ({ value: text(input).trim() === yes }),
  }
}
