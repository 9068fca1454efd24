import type { AxiomClient } from '#src/clients/axiom/client.ts'
import type { Identity } from '#src/domain/identity.ts'
import { problemOf } from '#src/domain/problem.ts'
import type { Workbench } from '#src/workbench.ts'
import { type AxiomSignIn, axiomOf, holdAxiom } from './axiom-sign-in.ts'
import type { Status } from './status.ts'
import type { Target } from './target.ts'
import { sayPerson } from './verify-axiom.ts'

/**
 * Who one is on Axiom, by a real call. A person is told by name; an API token cannot ask which one it
 * is, so only the vault may know.
 */
export async function axiomStatusOf(
  workbench: Workbench,
  target: Target,
  signal: AbortSignal,
): Promise<Status> {
  const signIn = await holdAxiom(workbench, target, signal)
  const { orgId } = signIn
  const who =
    signIn.kind === 'personal-access-token'
      ? await personOf(workbench, signIn, signal)
      : await tokenOf(workbench, target, signIn, signal)
  const checkedAt = workbench.clock.now()
  const { serverDate } = who
  return {
    target,
    identity: who.identity,
    ...(orgId === undefined ? {} : { orgId }),
    fingerprint: workbench.secrets.get(signIn.handle)?.secret.fingerprint ?? '',
    expiresAt: who.expiresAt ?? null,
    checkedAt,
    ...(who.isRefused && { isRefused: who.isRefused }),
    ...(serverDate === undefined
      ? {}
      : { clockSkewMs: serverDate.getTime() - checkedAt.getTime() }),
  }
}

interface Who {
  readonly identity: Identity
  readonly expiresAt?: Date
  readonly serverDate?: Date
  readonly isRefused?: true
}

async function personOf(
  workbench: Workbench,
  signIn: AxiomSignIn,
  signal: AbortSignal,
): Promise<Who> {
  const { user, serverDate } = await axiomOf(workbench, signIn).users.current(signal)
  const roles = user.role === undefined ? [] : [user.role.name || user.role.id]
  const identity = { userId: user.id, username: sayPerson(user), roles }
  return {
    identity: { ...identity, kind: 'personal-access-token' },
    ...(serverDate === undefined ? {} : { serverDate }),
  }
}

async function tokenOf(
  workbench: Workbench,
  { kept }: Target,
  signIn: AxiomSignIn,
  signal: AbortSignal,
): Promise<Who> {
  const client = axiomOf(workbench, signIn)
  const isRefused = (await mayListDatasets(client, signal)) ? {} : { isRefused: true as const }
  const secret = workbench.secrets.get(signIn.handle)?.secret
  const entry = secret && (await workbench.vault.opened?.find(secret))
  const id = entry?.purpose === 'token' ? entry.identity : kept?.identity
  const username = entry?.label ?? id ?? 'an API token that does not say its name'
  const identity: Identity = { userId: id ?? '', username, kind: 'api-token', roles: [] }
  if (id === undefined) return { identity, ...isRefused }
  try {
    const { name, expiresAt } = await client.tokens.get(id, signal)
    return { identity: { ...identity, username: name }, ...(expiresAt && { expiresAt }) }
  } catch (thrown) {
    const { kind } = problemOf(thrown)
    if (kind !== 'not-permitted' && kind !== 'not-found') throw thrown
    return { identity, ...isRefused }
  }
}

/** False for a 403, which is an answer as well: only a 401 says that the token is dead. */
async function mayListDatasets(client: AxiomClient, signal: AbortSignal): Promise<boolean> {
  try {
    await client.datasets.list(signal)
    return true
  } catch (thrown) {
    if (problemOf(thrown).kind !== 'not-permitted') throw thrown
    return false
  }
}
