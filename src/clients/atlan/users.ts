import * as z from 'zod/mini'
import { text } from '#src/clients/http/decode.ts'
import type { Http } from '#src/clients/http/http.ts'
import { restore } from '#src/domain/sanitise.ts'
import { serviceList } from './service-list.ts'

export interface Role {
  /** GUID: what a connection's `adminRoles` holds. */
  readonly id: string
  /** `$admin` */
  readonly name: string
}

export interface UsersResource {
  /** Workspace roles and sub-roles: asked for are those whose names begin with `$`. */
  roles(signal?: AbortSignal): Promise<Role[]>
  /** Internal names, as in `adminGroups`, of the groups that a user is in. */
  groupsOf(userId: string, signal?: AbortSignal): Promise<string[]>
}

export function usersOver(http: Http): UsersResource {
  return {
    roles: (signal) => serviceList(http, roleList, signal),
    async groupsOf(userId, signal) {
      const path = `/api/service/users/${encodeURIComponent(restore(userId))}/groups`
      const groups = await serviceList(http, { ...groupList, path }, signal)
      return groups.map(({ name }) => name)
    },
  }
}

const roleList = {
  path: '/api/service/roles',
  filter: { name: { $ilike: '$%' } },
  pageSize: 100,
  task: 'list the roles',
  record: z.object({ id: text, name: text }),
}

const groupList = {
  sort: 'name',
  pageSize: 100,
  task: "list the user's groups",
  record: z.object({ name: text }),
}
