import type { AtlanClient } from '#src/clients/atlan/client.ts'
import type { Connection, ConnectionRef } from '#src/domain/connection.ts'
import { findInBulk } from './find-in-bulk.ts'
import { resolveReference } from './reference.ts'

/** All connections that the credential can see, by name and then by age. One search. */
export async function listConnections(
  client: AtlanClient,
  signal: AbortSignal,
): Promise<Connection[]> {
  const connections = await client.connections.list(signal)
  return connections.sort(
    (a, b) => a.name.localeCompare(b.name) || a.qualifiedName.localeCompare(b.qualifiedName),
  )
}

/**
 * The connections that REFs mean, read from the store and not from the lagging search index.
 * Only exact names need the index, to find out which GUIDs bear them.
 *
 * @param connector narrows exact names, e.g. `snowflake`
 * @returns them without repetition, in the order in which they were named first
 * @throws ProblemError `connection-not-found`, or `ambiguous-name` with the candidates
 */
export async function findConnections(
  client: AtlanClient,
  refs: readonly string[],
  signal: AbortSignal,
  connector?: string,
): Promise<Connection[]> {
  return findInBulk(client.connections, refs, signal, {
    isQualifiedName: (ref) => /^[^/]+\/[^/]+\/\d+$/.test(ref),
    byName(seen, ref) {
      const narrowed = seen.filter((one) => connector === undefined || one.connector === connector)
      return resolveReference('connection', ref, narrowed.map(candidate)).connection
    },
  })
}

/** The same for one. */
export async function findConnection(
  client: AtlanClient,
  ref: string,
  signal: AbortSignal,
  connector?: string,
): Promise<Connection> {
  const [found] = await findConnections(client, [ref], signal, connector)
  if (found === undefined) throw new Error('one REF means one connection')
  return found
}

const candidate = (connection: Connection) => ({
  connection,
  identifiers: [connection.guid, connection.qualifiedName],
  name: connection.name,
  described: sayConnection(connection),
})

/** `development (snowflake) default/snowflake/1699268171`: a name alone is not enough. */
function sayConnection({ name, connector, qualifiedName }: ConnectionRef): string {
  return `${name} (${connector})  ${qualifiedName}`
}
