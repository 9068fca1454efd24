import * as z from 'zod/mini'
import { optionalText, texts } from '#src/clients/http/decode.ts'
import type { Http } from '#src/clients/http/http.ts'
import type { Admins, Connection, ConnectionRef } from '#src/domain/connection.ts'
import { restore } from '#src/domain/sanitise.ts'
import { administeredOf, administeredRecord } from './administered-record.ts'
import { type EntityReads, type ListedType, readsOf } from './entity-reads.ts'
import { updateEntities } from './update-entities.ts'

export interface ConnectionsResource extends EntityReads<Connection> {
  /**
   * Replaces all admins of up to 20 connections with one request: all are written, or none. Nothing
   * on the server compares them with what was there: read with `get` right before, write the
   * complete set, and read again afterwards.
   *
   * @returns the GUIDs of those that changed. One that had these admins already is not among them;
   *   Atlas then does not even check whether the caller may do this, so it proves no right.
   * @throws ProblemError `not-permitted` for who is not admin there; `answer-lost` (unknown-outcome)
   */
  writeAdmins(writes: readonly AdminsWrite[], signal?: AbortSignal): Promise<ReadonlySet<string>>
}

export interface AdminsWrite {
  readonly connection: ConnectionRef
  readonly admins: Admins
}

/** Connections of the tenant that requests go to. */
export function connectionsOver(http: Http): ConnectionsResource {
  return {
    ...readsOf(http, connectionType),
    writeAdmins: (writes, signal) =>
      updateEntities(
        http,
        {
          noun: 'connection',
          task: 'change the admins of the connections',
          entities: writes.map(adminsEntity),
        },
        signal,
      ),
  }
}

/** A list that is left out keeps its old content, so all three are sent. */
function adminsEntity({ connection, admins }: AdminsWrite): object {
  return {
    typeName: 'Connection',
    guid: restore(connection.guid),
    attributes: {
      qualifiedName: restore(connection.qualifiedName),
      name: restore(connection.name),
      adminUsers: admins.users.map(restore),
      adminGroups: admins.groups.map(restore),
      adminRoles: admins.roles.map(restore),
    },
  }
}

const connectionEntity = z.pipe(
  administeredRecord({
    connectorName: optionalText,
    adminUsers: texts,
    adminGroups: texts,
    adminRoles: texts,
  }),
  z.transform((entity): Connection => {
    const { attributes: of } = entity
    return {
      ...administeredOf(entity),
      // `default/<connector>/<epoch seconds>` says it too.
      connector: of.connectorName || (of.qualifiedName.split('/')[1] ?? ''),
      admins: { users: of.adminUsers, groups: of.adminGroups, roles: of.adminRoles },
    }
  }),
)

const connectionType: ListedType<Connection> = {
  typeName: 'Connection',
  noun: 'connection',
  attributes: ['name', 'qualifiedName', 'connectorName', 'adminUsers', 'adminGroups', 'adminRoles'],
  entity: connectionEntity,
}
