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
import { type getTogether, type Read, readEach } from './in-bulk.ts'

/** A connection or a collection with its members, as the store has it now. */
export interface MemberState {
  readonly members: Members
  readonly createdBy: string
  /** Present for a connection: the whole of it. */
  readonly connection?: Connection
  /** Present for a collection. */
  readonly collection?: Collection
}

type Named = Pick<MemberObject, 'type' | 'guid'>

/** From the store. @throws ProblemError `connection-not-found`, `collection-not-found` */
export async function readMembers(
  client: AtlanClient,
  { type, guid }: Named,
  signal?: AbortSignal,
): Promise<MemberState> {
  return type === 'connection'
    ? stateOfConnection(await client.connections.get(guid, signal))
    : stateOfCollection(await client.collections.get(guid, signal))
}

/**
 * From the store, objects of one kind, in their order.
 *
 * @param read `getTogether`: with one request; `getInBulk`: with as many as it takes
 * @throws ProblemError `connection-not-found`, `collection-not-found` on account of any of them
 */
export async function readAllMembers(
  client: AtlanClient,
  objects: readonly Named[],
  read: typeof getTogether,
  signal?: AbortSignal,
): Promise<MemberState[]> {
  const guids = objects.map(({ guid }) => guid)
  return objects[0]?.type === 'connection'
    ? (await read(client.connections, guids, signal)).map(stateOfConnection)
    : (await read(client.collections, guids, signal)).map(stateOfCollection)
}

/** The same for objects of both kinds, by GUID: what cannot be read stands in no other's way. */
export async function readEachMembers(
  client: AtlanClient,
  objects: readonly Named[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Read<MemberState>>> {
  const of = (type: Named['type']) =>
    objects.filter((one) => one.type === type).map(({ guid }) => guid)
  const [connections, collections] = [of('connection'), of('collection')]
  const seen = [
    ...(await readEach(client.connections, connections, signal)).map(ofState(stateOfConnection)),
    ...(await readEach(client.collections, collections, signal)).map(ofState(stateOfCollection)),
  ]
  return new Map(
    [...connections, ...collections].flatMap((guid, index) => {
      const one = seen[index]
      return one === undefined ? [] : [[guid, one] as const]
    }),
  )
}

const ofState =
  <T>(stateOf: (now: T) => MemberState) =>
  (read: Read<T>): Read<MemberState> =>
    'now' in read ? { now: stateOf(read.now) } : read

/** Replaces all lists of members of objects of one kind, with one request: all, or none. */
export async function writeAllMembers(
  client: AtlanClient,
  writes: readonly { readonly object: MemberObject; readonly members: Members }[],
  signal?: AbortSignal,
): Promise<void> {
  const admins = writes.flatMap(({ object, members }) =>
    object.type === 'connection' ? [{ connection: object, admins: adminsOf(members) }] : [],
  )
  if (admins.length > 0) await client.connections.writeAdmins(admins, signal)
  const collections = writes.flatMap(({ object, members }) =>
    object.type === 'collection'
      ? [{ collection: object, members: collectionMembersOf(members) }]
      : [],
  )
  if (collections.length > 0) await client.collections.writeMembers(collections, signal)
}

const stateOfConnection = (connection: Connection): MemberState => ({
  members: membersOfConnection(connection),
  createdBy: connection.createdBy,
  connection,
})

const stateOfCollection = (collection: Collection): MemberState => ({
  members: membersOfCollection(collection),
  createdBy: collection.createdBy,
  collection,
})
