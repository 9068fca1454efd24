import { sayAdmins } from '#src/jobs/flows/questions/connections.ts'
import { listConnections } from '#src/jobs/queries/connections.ts'
import { targetOf } from '#src/jobs/queries/target.ts'
import { holdCredential } from '#src/jobs/queries/target-credential.ts'
import type { CommandContext, Output } from './command.ts'
import { connectionJson } from './connection-json.ts'
import { objectsOf } from './output-objects.ts'
import { textTable } from './text-table.ts'

interface ListOptions {
  readonly filter?: string
  readonly connector?: string
}

/** `connection list`: connections and who administers them. */
export async function listAllConnections(
  { workbench, globals, signal }: CommandContext,
  { filter = '', connector }: ListOptions,
): Promise<Output> {
  const { handle } = await holdCredential(workbench, await targetOf(workbench, globals), signal)
  const all = await listConnections(workbench.client(handle), signal)
  const connections = all.filter(
    (one) =>
      one.name.toLowerCase().includes(filter.toLowerCase()) &&
      (connector === undefined || one.connector === connector),
  )
  const rows = connections.map(({ name, connector, admins, qualifiedName }) => [
    name,
    connector,
    sayAdmins(admins),
    qualifiedName,
  ])
  return {
    json: { connections: connections.map(connectionJson), total: connections.length },
    objects: objectsOf('connection', connections),
    text: () =>
      rows.length === 0
        ? 'No connection fits, as far as this credential can see.'
        : textTable(['name', 'connector', 'admins', 'qualified name'], rows),
  }
}
