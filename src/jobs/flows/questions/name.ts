import { sayDate } from '#src/domain/duration.ts'
import { ProblemError } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import { text } from '#src/jobs/flows/input.ts'
import type { TextQuestion } from '#src/jobs/flows/question.ts'
import type { HeldCredential } from '#src/jobs/queries/credential.ts'
import type { Workbench } from '#src/workbench.ts'

/** Our bound: Atlan documents none, and longer names are cut wherever they are shown. */
const longestName = 120

/** The new token's name. Atlan allows duplicates, so a duplicate is pointed out, not refused. */
export const nameQuestion = (
  workbench: Workbench,
  signIn: HeldCredential,
): TextQuestion<'name', string> =>
  newNameQuestion('nightly-etl', async (name, signal) => {
    const twins = await workbench.client(signIn.handle).tokens.byName(name, signal)
    const [twin] = twins
    if (twin === undefined) return undefined
    const others = twins.length === 1 ? 'A token' : `${twins.length} tokens, one`
    return `${others} made by ${twin.createdBy} on ${sayDate(twin.createdAt)} is`
  })

/**
 * A name for a new token of either product.
 * @param sayTwins who has the name already: `A token made by … is`; absent when nobody has
 */
export function newNameQuestion(
  placeholder: string,
  sayTwins: (name: string, signal: AbortSignal) => Promise<string | undefined>,
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
    placeholder,
    dependsOn: ['signIn'],
    async answer(input, signal) {
      const name = sanitise(text(input).trim())
      refuseUnusable(name)
      const twins = await sayTwins(name, signal)
      if (twins === undefined) return { value: name }
      return {
        value: name,
        notes: [
          {
            state: 'warning',
            label: 'name taken',
            text: `${twins} already called “${name}”. You may use the name again, but nobody will know which is which.`,
          },
        ],
      }
    },
    toArguments: (name) => [name],
    say: (name) => name,
  }
}

/** @throws ProblemError (usage) `name` */
export function refuseUnusable(name: string): void {
  const [title, hint] =
    name === ''
      ? ['A token needs a name.', 'Type one, for example  nightly-etl']
      : name.length > longestName
        ? [`This name has ${name.length} characters.`, `Use ${longestName} at most.`]
        : []
  if (title === undefined || hint === undefined) return
  throw new ProblemError({ kind: 'usage', code: 'name', title, nextSteps: [{ text: hint }] })
}
