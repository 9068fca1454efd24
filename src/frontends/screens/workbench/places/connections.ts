import type { Connection } from '#src/domain/connection.ts'
import { connectionActions } from '#src/frontends/screens/workbench/actions.ts'
import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { ListPlace } from '#src/frontends/screens/workbench/place.ts'
import { sayAdmins } from '#src/jobs/flows/questions/connections.ts'
import { listConnections } from '#src/jobs/queries/connections.ts'
import { connectionPlace } from './connection.ts'

/** The connections of an Atlan tenant, and who administers them. */
export const connectionsPlace = (desk: Desk): ListPlace<Connection> => ({
  kind: 'list',
  title: 'Connections',
  doing: 'Asking for the connections',
  command: ['connection', 'list'],
  about: ['Only a person who administers a connection may make a token its admin.'],
  async *rows(signal) {
    const { workbench, credential } = await desk.signedIn(signal)
    yield { rows: await listConnections(workbench.client(credential.handle), signal) }
  },
  keyOf: ({ guid }) => guid,
  headings: ['name', 'connector', 'admins', 'qualified name'],
  columns: ({ name, connector, admins, qualifiedName }) => [
    name,
    connector,
    sayAdmins(admins),
    qualifiedName,
  ],
  sorts: [
    { name: 'name', by: ({ name }) => name.toLowerCase() },
    { name: 'connector', by: ({ connector }) => connector },
    { name: 'newest', by: ({ createdAt }) => -createdAt.getTime() },
  ],
  empty: ['No connection is visible to this credential.'],
  open: (connection) => connectionPlace(desk, connection),
  identifier: ({ qualifiedName }) => qualifiedName,
  actions: connectionActions,
})
