import type { Command } from 'commander'
import type { Connection } from '#src/domain/connection.ts'
import { sayAdmins } from '#src/jobs/flows/questions/connections.ts'
import { findConnection, listConnections } from '#src/jobs/queries/connections.ts'
import { holdCredential, targetOf } from '#src/jobs/queries/target.ts'
import type { CommandContext, Output, Run } from './command.ts'
import { textFacts, textTable } from './text-table.ts'

/** `connection list · show`. */
export function connectionCommands(program: Command, run: Run): void {
  const connection = program.command('connection').description('connections (Atlan)')
  connection
    .command('list')
    .description('connections and who administers them')
    .option('--filter <TEXT>', 'only names that contain it')
    .option('--connector <NAME>', 'only this connector, e.g. snowflake')
    .action(run(list))
  connection
    .command('show')
    .description('one connection, read from the store and not from the search index')
    .argument('<REF>', 'GUID, qualified name or exact name')
    .option('--connector <NAME>', 'narrows an exact name')
    .action(run(show))
}

interface ListOptions {
  readonly filter?: string
  readonly connector?: string
}

async function list(
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
    text:
      rows.length === 0
        ? 'No connection fits, as far as this credential can see.'
        : textTable(['name', 'connector', 'admins', 'qualified name'], rows),
  }
}

async function show(
  { workbench, globals, signal }: CommandContext,
  ref: string,
  { connector }: { connector?: string },
): Promise<Output> {
  const { handle } = await holdCredential(workbench, await targetOf(workbench, globals), signal)
  const connection = await findConnection(workbench.client(handle), ref, signal, connector)
  return {
    json: connectionJson(connection),
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

export function connectionJson({ admins, ...connection }: Connection): object {
  return {
    ...connection,
    adminUsers: admins.users,
    adminGroups: admins.groups,
    adminRoles: admins.roles,
  }
}
