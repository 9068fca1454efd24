import type { AtlanClient } from '#src/clients/atlan/client.ts'
import type { Connection, ConnectionRef } from '#src/domain/connection.ts'
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
 * The connection that a REF means, read from the store and not from the lagging search index.
 * Only an exact name needs the index, to find out which GUIDs bear it.
 *
 * @param connector narrows an exact name, e.g. `snowflake`
 * @throws ProblemError `connection-not-found`, or `ambiguous-name` with the candidates
 */
export async function findConnection(
  client: AtlanClient,
  ref: string,
  signal: AbortSignal,
  connector?: string,
): Promise<Connection> {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(ref))
    return client.connections.get(ref, signal)
  if (/^[^/]+\/[^/]+\/\d+$/.test(ref)) return client.connections.byQualifiedName(ref, signal)
  const seen = await client.connections.list(signal)
  const narrowed = seen.filter((one) => connector === undefined || one.connector === connector)
  const found = resolveReference('connection', ref, narrowed.map(candidate))
  return client.connections.get(found.connection.guid, signal)
}

const candidate = (connection: Connection) => ({
  connection,
  identifiers: [connection.guid, connection.qualifiedName],
  name: connection.name,
  described: sayConnection(connection),
})

/** `development (snowflake) default/snowflake/1699268171`: a name alone is not enough. */
export function sayConnection({ name, connector, qualifiedName }: ConnectionRef): string {
  return `${name} (${connector})  ${qualifiedName}`
}
