import type { AtlanClient } from '#src/clients/atlan/client.ts'
import type { CollectionRef } from '#src/domain/collection.ts'
import type { ConnectionRef } from '#src/domain/connection.ts'
import { type Identity, isWorkspaceAdmin } from '#src/domain/identity.ts'
import { problemOf } from '#src/domain/problem.ts'
import { type AtlanToken, usernameOf } from '#src/domain/token.ts'

/** The connections and collections that name a token's account. */
export interface TokenReach {
  readonly administers: readonly ConnectionRef[]
  readonly edits: readonly CollectionRef[]
  readonly views: readonly CollectionRef[]
}

/** Everything that may name a token, read once for any number of tokens. */
export interface ReachMap {
  of(token: AtlanToken): TokenReach
  /** False when there may be objects that this credential cannot see. */
  readonly complete: boolean
}

/**
 * Reads what names which token, as far as the credential can see: two searches of the index, so it
 * is something to show, not something to write from.
 */
export async function readReach(
  client: AtlanClient,
  identity: Identity,
  signal: AbortSignal,
): Promise<ReachMap> {
  const [connections, collections] = await Promise.all([
    visible(client.connections.list(signal)),
    visible(client.collections.list(signal)),
  ])
  return {
    of(token) {
      const username = usernameOf(token)
      const collectionsBy = (list: 'editorUsers' | 'viewerUsers') =>
        (collections ?? []).filter(({ members }) => members[list].includes(username))
      return {
        administers: (connections ?? []).filter(({ admins }) => admins.users.includes(username)),
        edits: collectionsBy('editorUsers'),
        views: collectionsBy('viewerUsers'),
      }
    },
    // Only an admin of the workspace sees every connection and collection.
    complete: connections !== undefined && collections !== undefined && isWorkspaceAdmin(identity),
  }
}

/** What may not be listed is not visible; that is not the same as empty. */
async function visible<T>(listing: Promise<T[]>): Promise<T[] | undefined> {
  try {
    return await listing
  } catch (thrown) {
    if (problemOf(thrown).kind === 'not-permitted') return undefined
    throw thrown
  }
}
