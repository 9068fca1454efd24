import type { Connection } from '#src/domain/connection.ts'
import { nameOfConnection } from '#src/domain/members.ts'
import type { Outcome } from '#src/domain/plan.ts'

/** What to call the object of an outcome: with its connector, where it is one of these connections. */
export function nameAmong(
  connections: readonly Connection[],
  { id, name }: Outcome['object'],
): string {
  const connection = connections.find(({ guid }) => guid === id)
  return connection === undefined ? name : nameOfConnection(connection)
}
