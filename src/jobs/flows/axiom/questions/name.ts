import type { TextQuestion } from '#src/jobs/flows/question.ts'
import { newNameQuestion } from '#src/jobs/flows/questions/name.ts'
import { type AxiomSignIn, axiomOf } from '#src/jobs/queries/axiom-sign-in.ts'
import type { Workbench } from '#src/workbench.ts'

/** The new token's name. Axiom allows duplicates, so a duplicate is pointed out, not refused. */
export const axiomNameQuestion = (
  workbench: Workbench,
  signIn: AxiomSignIn,
): TextQuestion<'name', string> =>
  newNameQuestion('http-shipper', async (name, signal) => {
    const all = await axiomOf(workbench, signIn).tokens.list(signal)
    const twins = all.filter((token) => token.name === name)
    const [twin] = twins
    if (twin === undefined) return undefined
    return twins.length === 1 ? `A token (${twin.id}) is` : `${twins.length} tokens are`
  })
