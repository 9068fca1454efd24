import * as z from 'zod/mini'
import { optionalText, text } from '#src/clients/http/decode.ts'
import type { Http } from '#src/clients/http/http.ts'
import { restore } from '#src/domain/sanitise.ts'
import { serviceList } from './service-list.ts'

export interface Role {
  /** GUID: what a connection's `adminRoles` holds. */
  readonly id: string
  /** `$admin` */
  readonly name: string
}

/** A person of the tenant, as its list of users has them. */
export interface User {
  readonly id: string
  readonly username: string
  /** `$admin`, `$member` or `$guest`; absent where the list does not say. */
  readonly workspaceRole?: string
}

export interface UsersResource {
  /** The person of exactly that login, if there is one (filter as sent by pyatlan 9.10). */
  byUsername(username: string, signal?: AbortSignal): Promise<User | undefined>
  /** Workspace roles and sub-roles: asked for are those whose names begin with `$`. */
  roles(signal?: AbortSignal): Promise<Role[]>
  /** Internal names, as in `adminGroups`, of the groups that a user is in. */
  groupsOf(userId: string, signal?: AbortSignal): Promise<string[]>
}

/** Users, roles and groups of the tenant that requests go to. */
export function usersOver(http: Http): UsersResource {
  return {
    async byUsername(username, signal) {
      const list = { ...userList, filter: { username: restore(username) } }
      const users = await serviceList(http, list, signal)
      return users.find((user) => user.username === username)
    },
    roles: (signal) => serviceList(http, roleList, signal),
    async groupsOf(userId, signal) {
      const path = `/api/service/users/${encodeURIComponent(restore(userId))}/groups`
      const groups = await serviceList(http, { ...groupList, path }, signal)
      return groups.map(({ name }) => name)
    },
  }
}

const userList = {
  path: '/api/service/users',
  sort: 'username',
  pageSize: 20,
  task: 'list the users',
  record: z.pipe(
    z.object({ id: text, username: text, workspaceRole: optionalText }),
    z.transform(
      ({ workspaceRole, ...user }): User => ({ ...user, ...(workspaceRole && { workspaceRole }) }),
    ),
  ),
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
