import { sayAdmins } from '#src/jobs/flows/questions/connections.ts'
import { findConnection } from '#src/jobs/queries/connections.ts'
import { targetOf } from '#src/jobs/queries/target.ts'
import { holdCredential } from '#src/jobs/queries/target-credential.ts'
import type { CommandContext, Output } from './command.ts'
import { connectionJson } from './connection-json.ts'
import { objectsOf } from './output-objects.ts'
import { textFacts } from './text-table.ts'

/** `connection show`: one connection. */
export async function showConnection(
  { workbench, globals, signal }: CommandContext,
  ref: string,
  { connector }: { connector?: string },
): Promise<Output> {
  const { handle } = await holdCredential(workbench, await targetOf(workbench, globals), signal)
  const connection = await findConnection(workbench.client(handle), ref, signal, connector)
  return {
    json: connectionJson(connection),
    objects: objectsOf('connection', [connection]),
    text: textFacts([
      ['name', connection.name],
      ['connector', connection.connector],
      ['admins', sayAdmins(connection.admins)],
      ['guid', connection.guid],
      ['qualified name', connection.qualifiedName],
      ['state', connection.status === 'ACTIVE' ? 'active' : 'deleted'],
    ]),
  }
}
