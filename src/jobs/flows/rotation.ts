import type { AtlanClient } from '#src/clients/atlan/client.ts'
import type { CredentialHandle } from '#src/domain/credential.ts'
import type { MemberObject } from '#src/domain/members.ts'
import { problemOf } from '#src/domain/problem.ts'
import { replacementNames } from '#src/domain/replacement-name.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import type { StoreOptions } from '#src/jobs/queries/as-stored.ts'
import type { HeldCredential } from '#src/jobs/queries/credential.ts'
import { type Granter, granterOf, mayGive } from '#src/jobs/queries/granters.ts'
import { heldSecretOf } from '#src/jobs/queries/held-secret.ts'
import { identityOf } from '#src/jobs/queries/identity-of.ts'
import { readSignIns, type SignIns } from '#src/jobs/queries/sign-ins.ts'
import { type ReachMap, readReach } from '#src/jobs/queries/token-reach.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { Workbench } from '#src/workbench.ts'
import { type AccountGrant, grantsOf, refOf, stateOf } from './account-grants.ts'

/** A token that shall be replaced, with all that decides how. */
export interface Rotation {
  readonly token: AtlanToken
  /** A name for the new one that no other token has. */
  readonly suggested: string
  readonly signIns: SignIns
  /** The old token's own secret, where this run has it. */
  readonly held?: CredentialHandle
  /** Who of those that this run holds may give anything: the sign-in, the old token itself. */
  readonly granters: readonly Granter[]
  readonly grants: readonly AccountGrant[]
  /** Those of the grants that only somebody else can give. */
  readonly needPerson: readonly AccountGrant[]
  /** What the old secret reads today, some of it: the new one has to read it, too. */
  readonly reads: readonly MemberObject[]
  readonly reach: ReachMap
}

/**
 * Reads everything that the rotation of a token depends on. Writes nothing. What the new token has
 * to be given is read from the store, on a tenant with thousands of connections too.
 *
 * @param onMany told what is read where that takes many requests
 */
export async function readRotation(
  workbench: Workbench,
  signIn: HeldCredential,
  token: AtlanToken,
  kept: VaultKey | undefined,
  signal: AbortSignal,
  onMany: StoreOptions['onMany'] = () => {},
): Promise<Rotation> {
  const client = workbench.client(signIn.handle)
  const identity = await identityOf(workbench, signIn, signal)
  const known = { ...signIn, identity }
  const signIns = (await readSignIns(workbench, known, signal))(token)
  const held = await heldSecretOf(workbench, signIn, token, signIns, kept)
  const reach = await readReach(client, identity, signal, { all: true, onMany })
  const grants = await grantsOf(client, token, reach.of(token), signal)
  const itself = held === undefined ? [] : [{ handle: held, origin: signIn.origin }]
  const candidates = grants.length === 0 ? [] : [known, ...itself]
  const granters: Granter[] = []
  for (const candidate of candidates) {
    const granter = await granterOf(workbench, candidate, signal)
    if (granter !== undefined) granters.push(granter)
  }
  const given = grants.map(({ object }) => object.guid)
  const reads = held === undefined ? [] : await readableBy(workbench.client(held), signal)
  return {
    token,
    suggested: await freeName(client, token.name, signal),
    signIns,
    ...(held === undefined ? {} : { held }),
    granters,
    grants,
    needPerson: grants.filter(({ state }) => !granters.some((one) => mayGive(one, state))),
    reads: reads.filter(({ guid }) => !given.includes(guid)),
    reach,
  }
}

async function freeName(client: AtlanClient, name: string, signal: AbortSignal): Promise<string> {
  for (const candidate of replacementNames(name))
    if ((await client.tokens.byName(candidate, signal)).length === 0) return candidate
  return name
}

/** Enough to see that the personas count; each costs a request. */
const mostReads = 8

/** Connections that a secret opens now; none for one that opens nothing any more. */
async function readableBy(client: AtlanClient, signal: AbortSignal): Promise<MemberObject[]> {
  const open: MemberObject[] = []
  try {
    for (const connection of (await client.connections.list(signal)).slice(0, mostReads)) {
      const object = refOf({ type: 'connection', ...connection })
      if ((await stateOf(client, object, signal)) !== undefined) open.push(object)
    }
  } catch (thrown) {
    const { kind } = problemOf(thrown)
    if (kind !== 'not-authenticated' && kind !== 'not-permitted') throw thrown
  }
  return open
}
