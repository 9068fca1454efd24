import { ProblemError } from '#src/domain/problem.ts'
import type { Workbench } from '#src/workbench.ts'
import { type AxiomSignIn, axiomOf } from './axiom-sign-in.ts'
import { otherIdentity } from './same-identity.ts'
import { ownSource, type Target } from './target.ts'
import { sayPerson } from './verify-axiom.ts'

/**
 * The same as `refuseOtherIdentity`, for a personal access token: an API token cannot ask Axiom who
 * it is. One request at most.
 *
 * @throws ProblemError `other-identity` (conflict)
 */
export async function refuseOtherAxiomIdentity(
  workbench: Workbench,
  { kept, source }: Target,
  signIn: AxiomSignIn,
  signal: AbortSignal,
): Promise<void> {
  const isPersons = signIn.kind === 'personal-access-token'
  if (!isPersons || kept?.identity === undefined || source !== ownSource(kept)) return
  const { user } = await axiomOf(workbench, signIn).users.current(signal)
  if (sayPerson(user) !== kept.identity)
    throw new ProblemError(otherIdentity(kept.name, kept.identity, sayPerson(user)))
}
