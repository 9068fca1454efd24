import type { Connection } from '#src/domain/connection.ts'

/** A connection as the command line prints it, under the names of Atlan's fields. */
export function connectionJson({ admins, ...connection }: Connection): object {
  return {
    ...connection,
    adminUsers: admins.users,
    adminGroups: admins.groups,
    adminRoles: admins.roles,
  }
}
