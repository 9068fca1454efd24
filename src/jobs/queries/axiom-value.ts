import { axiomCredentialKind } from '#src/clients/axiom/credential-kind.ts'
import type { AxiomToken } from '#src/domain/axiom-token.ts'
import { type Problem, problemOf } from '#src/domain/problem.ts'
import { Secret } from '#src/domain/secret.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { Workbench } from '#src/workbench.ts'
import { type AxiomSignIn, axiomOf } from './axiom-sign-in.ts'
import type { Probed } from './probe.ts'
import { sayPerson } from './verify-axiom.ts'

/** A secret in hand of which nobody knows whose it is; watched for from now on. */
export function axiomValueIn(workbench: Workbench, text: string): Secret {
  const secret = new Secret(text.trim().replace(/^Bearer\s+/i, ''))
  workbench.redactor.watch(secret)
  return secret
}

/** Which token a value is of, or why nobody can know. */
export interface FoundAxiom {
  readonly token: AxiomToken | undefined
  readonly how:
    | 'vault'
    /** The vault knows it; the organisation does not list it any more. */
    | 'not-listed'
    | 'personal-access-token'
    | 'ingest-token'
    | 'elsewhere'
    /** The value says nothing of itself, and the vault does not hold it. */
    | 'unknown'
  /** Sentences. */
  readonly said: string
}

/**
 * Finds the token of a value by the vault, which is the only one that knows: Axiom has no way to ask,
 * and the value says nothing of itself. It is sent nowhere.
 * @param kept how the profile keeps the key of its vault
 */
export async function findAxiomByValue(
  workbench: Workbench,
  signIn: AxiomSignIn,
  value: Secret,
  kept: VaultKey | undefined,
  signal: AbortSignal,
): Promise<FoundAxiom> {
  const kind = axiomCredentialKind(value)
  if (kind !== 'api-token')
    return { token: undefined, how: kind === 'other' ? 'elsewhere' : kind, said: others[kind] }
  const entry = await inVault(workbench, value, kept)
  if (entry === undefined || entry.origin !== signIn.origin)
    return { token: undefined, how: 'unknown', said: unknown }
  const all = await axiomOf(workbench, signIn).tokens.list(signal)
  const token = all.find(({ id }) => id === entry.identity)
  if (token !== undefined)
    return { token, how: 'vault', said: `It is “${token.name}”: the vault holds the same secret.` }
  const called = entry.label ?? entry.identity
  const said = `The vault holds it as “${called}” (${entry.identity}), which this organisation does not list: that token was deleted, or is in another organisation.`
  return { token: undefined, how: 'not-listed', said }
}

async function inVault(workbench: Workbench, value: Secret, kept: VaultKey | undefined) {
  if ((await workbench.vault.keptBy()) === undefined) return undefined
  return (await workbench.vault.open({ kept })).find(value)
}

const unknown =
  'This is an API token of Axiom, and nobody can know which: the value says nothing of itself, Axiom cannot be asked, and the vault does not hold it. Whether it is alive, tokenbench token probe tells; the audit log of the organisation says what it does.'

const others = {
  'personal-access-token':
    'This is a personal access token: it may do all that its owner may, in all of their organisations. Its owner revokes it in Axiom’s console, in the settings of their own profile; nobody else can, and no API does.',
  'ingest-token': 'This is an ingest token, of a kind that Axiom took out of use in 2022.',
  other: 'By its prefix this is no secret of Axiom: those begin with xaat- or xapt-.',
} as const

/** Asks Axiom with the value itself, by the one read that needs no capability. */
export async function probeAxiom(
  workbench: Workbench,
  value: Secret,
  origin: string,
  signal: AbortSignal,
): Promise<Probed> {
  const kind = axiomCredentialKind(value)
  if (kind === 'other') return { alive: null, problem: elsewhere }
  const handle = workbench.secrets.keep(value, { origin, source: 'probe' })
  const client = workbench.axiom(handle)
  try {
    if (kind === 'personal-access-token') {
      const { user } = await client.users.current(signal)
      return { alive: true, as: sayPerson(user) }
    }
    await client.datasets.list(signal)
    return { alive: true }
  } catch (thrown) {
    const problem = problemOf(thrown)
    if (problem.kind === 'not-authenticated') return { alive: false, problem }
    if (problem.http === undefined && problem.kind !== 'unreachable') throw thrown
    // A 403 may be the answer to an unknown one, too (vendor's page on the API's basics).
    return { alive: null, problem }
  } finally {
    workbench.secrets.drop(handle)
  }
}

const elsewhere: Problem = {
  kind: 'refused',
  code: 'not-an-axiom-token',
  title: 'By its prefix this is no secret of Axiom. It was not sent anywhere.',
  nextSteps: [{ text: 'Give an API token (xaat-…) or a personal access token (xapt-…).' }],
}
