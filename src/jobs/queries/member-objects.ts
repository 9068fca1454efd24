import type { AtlanClient } from '#src/clients/atlan/client.ts'
import type { Collection } from '#src/domain/collection.ts'
import type { Connection } from '#src/domain/connection.ts'
import {
  adminsOf,
  collectionMembersOf,
  type MemberObject,
  type Members,
  membersOfCollection,
  membersOfConnection,
} from '#src/domain/members.ts'

/** A connection or a collection with its members, as the store has it now. */
export interface MemberState {
  readonly members: Members
  readonly createdBy: string
  /** Present for a connection: the whole of it. */
  readonly connection?: Connection
  /** Present for a collection. */
  readonly collection?: Collection
}

/** From the store. @throws ProblemError `connection-not-found`, `collection-not-found` */
export async function readMembers(
  client: AtlanClient,
  { type, guid }: Pick<MemberObject, 'type' | 'guid'>,
  signal?: AbortSignal,
): Promise<MemberState> {
  if (type === 'connection') {
    const connection = await client.connections.get(guid, signal)
    const { createdBy } = connection
    return { members: membersOfConnection(connection), createdBy, connection }
  }
  const collection = await client.collections.get(guid, signal)
  const { createdBy } = collection
  return { members: membersOfCollection(collection), createdBy, collection }
}

/** Replaces all lists of members of the object. */
export function writeMembers(
  client: AtlanClient,
  object: MemberObject,
  members: Members,
  signal?: AbortSignal,
): Promise<{ changed: boolean }> {
  return object.type === 'connection'
    ? client.connections.writeAdmins(object, adminsOf(members), signal)
    : client.collections.writeMembers(object, collectionMembersOf(members), signal)
}
