import { type AxiomSignIn, axiomOf, holdAxiom } from '#src/jobs/queries/axiom-sign-in.ts'
import { findAxiomToken } from '#src/jobs/queries/axiom-tokens.ts'
import type { Target } from '#src/jobs/queries/target.ts'
import { sayPerson } from '#src/jobs/queries/verify-axiom.ts'
import type { Workbench } from '#src/workbench.ts'
import type { Evidence } from './evidence.ts'
import type { Said } from './gather-atlan.ts'
import type { Looking } from './looking.ts'
import type { Symptom } from './symptom.ts'

interface Search {
  readonly workbench: Workbench
  readonly target: Target
  readonly symptom: Symptom
  readonly said: Said
  readonly looking: Looking
  /** A sign-in that somebody gave for this run; else the profile's own is read. */
  readonly axiomByHand: AxiomSignIn | undefined
  readonly signal: AbortSignal
}

/** Looks up datasets, the token that was named, and who was refused where that is oneself. */
export async function gatherAxiom(
  search: Search,
): Promise<Pick<Evidence, 'datasets' | 'axiomToken' | 'axiomPerson'>> {
  const { workbench, target, said, looking, axiomByHand, signal } = search
  const signIn = axiomByHand ?? (await holdAxiom(workbench, target, signal))
  const client = axiomOf(workbench, signIn)
  const [datasets, axiomToken, axiomPerson] = await Promise.all([
    looking.at('the datasets', client.datasets.list(signal)),
    said.token === undefined ? undefined : findAxiomToken(client, said.token, signal),
    personOf(search, signIn),
  ])
  return {
    ...(typeof datasets === 'object' && { datasets: datasets.map(({ name }) => name) }),
    ...(axiomToken !== undefined && { axiomToken }),
    ...(axiomPerson !== undefined && { axiomPerson }),
  }
}

/**
 * Axiom tells a personal access token who its person is and what they may be in each organisation.
 * Of a pasted one that is only known where it is the very token that signs in here.
 */
async function personOf(
  { workbench, symptom, looking, signal }: Search,
  signIn: AxiomSignIn,
): Promise<Evidence['axiomPerson']> {
  const held = workbench.secrets.get(signIn.handle)?.secret
  const [pasted] = symptom.credentials
  const isOwn = held !== undefined && pasted?.secret.sha256 === held.sha256
  if (
    ![400, 403].includes(symptom.status ?? 0) ||
    signIn.kind !== 'personal-access-token' ||
    !isOwn
  )
    return undefined
  const client = axiomOf(workbench, signIn)
  const [current, organisations] = await Promise.all([
    looking.at('whose token it is', client.users.current(signal)),
    looking.at('their organisations', client.organisations.list(signal)),
  ])
  if (typeof current !== 'object' || typeof organisations !== 'object') return undefined
  return { name: sayPerson(current.user), organisations }
}
