import type { Connection, ConnectionRef } from '#src/domain/connection.ts'
import type { CredentialHandle } from '#src/domain/credential.ts'
import type { Change, Grantee } from '#src/domain/plan.ts'
import { refuseForeign } from '#src/jobs/flows/questions/connections.ts'
import { callsOfAddConnectionAdmins } from '#src/jobs/flows/steps/add-connection-admins.ts'
import type { Credential } from '#src/jobs/queries/credential.ts'
import { standingOf } from '#src/jobs/queries/standing.ts'
import type { Workbench } from '#src/workbench.ts'
import type { PlanPart } from './part.ts'

/**
 * Adding admins to connections as a part of a plan. Each connection is read from the store now:
 * what the person sees is what the write is based on.
 *
 * @throws ProblemError when one of them is not the granter's to give
 */
export async function planGrantConnectionAdmin(
  workbench: Workbench,
  granter: Credential,
  on: readonly ConnectionRef[],
  add: readonly Grantee[],
  signal: AbortSignal,
): Promise<PlanPart> {
  const client = workbench.client(granter.handle)
  const standing = await standingOf(client, signal)
  const connections: Connection[] = []
  for (const { guid } of on) {
    const connection = await client.connections.get(guid, signal)
    refuseForeign(standing, connection)
    connections.push(connection)
  }
  return grantPart(granter.handle, connections, add)
}

function grantPart(
  by: CredentialHandle,
  connections: readonly Connection[],
  add: readonly Grantee[],
): PlanPart {
  const changes = connections.map((connection) => changeOf(connection, add))
  const names = connections.map(({ name, connector }) => `${name} (${connector})`).join(', ')
  const nothingNew = changes.every(({ added }) => added.length === 0)
  const power = {
    code: 'connection-admin',
    text: `Connection admin: may read, change and delete every asset in ${names}, query its data, and decide who else may.`,
  }
  return {
    changes,
    warnings: nothingNew ? [] : [power],
    steps: connections.map((connection) => ({
      kind: 'add-connection-admins' as const,
      by,
      connection: refOf(connection),
      basis: connection.admins,
      add,
    })),
    calls: connections.length * callsOfAddConnectionAdmins,
    danger: nothingNew ? 'none' : 'reversible',
  }
}

function changeOf(connection: Connection, add: readonly Grantee[]): Change {
  const before = connection.admins.users
  const added = add.map(memberOf).filter((member) => !before.includes(member))
  return {
    object: {
      type: 'connection',
      id: connection.guid,
      ref: connection.qualifiedName,
      name: connection.name,
    },
    field: 'adminUsers',
    before,
    after: [...before, ...added],
    added,
    removed: [],
  }
}

/** An account name, or the reference of the token that the same plan creates. */
const memberOf = (grantee: Grantee): string => ('ref' in grantee ? grantee.ref : grantee.username)

const refOf = ({ guid, qualifiedName, name, connector }: Connection) => ({
  guid,
  qualifiedName,
  name,
  connector,
})
