import type { AtlanClient } from '#src/clients/atlan/client.ts'
import type { CollectionRef } from '#src/domain/collection.ts'
import type { Connection, ConnectionRef } from '#src/domain/connection.ts'
import { type Identity, isWorkspaceAdmin, tokenRole } from '#src/domain/identity.ts'
import { nameOfConnection } from '#src/domain/members.ts'
import { problemOf } from '#src/domain/problem.ts'
import { type AtlanToken, usernameOf } from '#src/domain/token.ts'
import { asStored, type IndexOnly, type StoreOptions } from './as-stored.ts'
import { type NamingPurpose, purposesNaming } from './purposes-naming.ts'
import type { Via } from './standing.ts'

/** A connection that a token administers, and by what. */
export interface AdministeredConnection extends ConnectionRef {
  /** Never by group: a token is in none (Atlas server source). */
  readonly via: Via
}

/** Everything that names a token's account, and purposes that name everybody. */
export interface TokenReach {
  readonly administers: readonly AdministeredConnection[]
  readonly edits: readonly CollectionRef[]
  readonly views: readonly CollectionRef[]
  readonly purposes: readonly NamingPurpose[]
}

/** What a credential may not even list. */
export type Hidden = 'connections' | 'collections' | 'purposes' | 'roles' | 'policies'

/** Everything that may name a token, read once for any number of tokens. */
export interface ReachMap {
  of(token: AtlanToken): TokenReach
  /** `development (snowflake)`; the qualified name itself where it is not visible. */
  nameOf(connectionQualifiedName: string): string
  /** False when there may be objects that this credential cannot see. */
  readonly complete: boolean
  readonly hidden: readonly Hidden[]
  /** Where a grant of the last seconds may be missing. */
  readonly indexOnly: readonly IndexOnly[]
}

/**
 * Reads what names which token, as far as the credential can see. Connections and collections are
 * found by a search and then read from the store: the index is some seconds behind, and a token
 * that is replaced by it would leave a fresh grant behind. Where there are very many, the search is
 * all that is asked, unless `all` says otherwise.
 */
export async function readReach(
  client: AtlanClient,
  identity: Identity,
  signal: AbortSignal,
  options: StoreOptions = {},
): Promise<ReachMap> {
  const [seenConnections, seenCollections, roles, purposes, policies] = await Promise.all([
    visible(asStored('connections', client.connections, options, signal)),
    visible(asStored('collections', client.collections, options, signal)),
    visible(client.users.roles(signal)),
    visible(client.purposes.list(signal)),
    visible(client.purposes.policies(signal)),
  ])
  const connections = seenConnections?.objects
  const collections = seenCollections?.objects
  const roleId = roles?.find(({ name }) => name === tokenRole)?.id
  const seen = {
    connections,
    collections,
    roles,
    purposes: purposes && policies,
  }
  const hidden = (['connections', 'collections', 'roles', 'purposes'] as const).filter(
    (kind) => seen[kind] === undefined,
  )
  const names = new Map(connections?.map((one) => [one.qualifiedName, nameOfConnection(one)]))
  return {
    of(token) {
      const username = usernameOf(token)
      const collectionsBy = (list: 'editorUsers' | 'viewerUsers') =>
        (collections ?? []).filter(({ members }) => members[list].includes(username))
      return {
        administers: (connections ?? []).flatMap((one) => administered(one, username, roleId)),
        edits: collectionsBy('editorUsers'),
        views: collectionsBy('viewerUsers'),
        purposes: purposesNaming({ username, groups: [] }, purposes ?? [], policies ?? []),
      }
    },
    nameOf: (qualifiedName) => names.get(qualifiedName) ?? qualifiedName,
    hidden,
    indexOnly: [seenConnections, seenCollections].flatMap((seen) => seen?.indexOnly ?? []),
    // Only an admin of the workspace sees every connection and collection.
    complete: hidden.length === 0 && isWorkspaceAdmin(identity),
  }
}

/** By its account's own name, or by the role that every API token has. */
export function administered(
  { admins, guid, qualifiedName, name, connector }: Connection,
  username: string,
  tokenRoleId: string | undefined,
): AdministeredConnection[] {
  const ref = { guid, qualifiedName, name, connector }
  if (admins.users.includes(username)) return [{ ...ref, via: 'user' }]
  if (tokenRoleId !== undefined && admins.roles.includes(tokenRoleId))
    return [{ ...ref, via: 'role' }]
  return []
}

/** What may not be listed is not visible; that is not the same as empty. */
export async function visible<T>(listing: Promise<T>): Promise<T | undefined> {
  try {
    return await listing
  } catch (thrown) {
    if (problemOf(thrown).kind === 'not-permitted') return undefined
    throw thrown
  }
}
