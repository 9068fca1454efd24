import { type Context, Hono } from 'hono'
import { pickColumns } from '#src/practice/atlan/listing/columns.ts'
import { listPage } from '#src/practice/atlan/listing/list.ts'
import type { Group } from '#src/practice/atlan/store/directory.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { existingGroup, existingUser } from './directory-lookup.ts'
import type { Environment, Routes } from './environment.ts'
import { userFields, usersJson } from './people.ts'

type Json = Record<string, unknown>

/** `/api/service/v2/groups` and who is in which group. */
export function groupRoutes(tenant: Tenant): Routes {
  const routes = new Hono<Environment>()
  const { directory } = tenant

  // The list has a version of its own in its path; old SDKs use the one without.
  for (const path of ['/v2/groups', '/groups']) {
    routes.get(path, (c) => c.json(groupPage([...directory.groups.values()], c)))
  }

  routes.get('/users/:id/groups', (c) => {
    const { username } = existingUser(tenant, c.req.param('id'))
    return c.json(groupPage(directory.groupsOf(username), c))
  })

  routes.get('/groups/:id/members', (c) => {
    const { members } = existingGroup(tenant, c.req.param('id'))
    const users = members.flatMap((username) => directory.users.get(username) ?? [])
    const page = listPage(users, userFields, c.req.query(), 'username')
    return c.json({ ...page, records: usersJson(tenant, page.records) })
  })

  return routes
}

function groupPage(groups: readonly Group[], c: Context<Environment>): Json {
  const page = listPage(groups, (group) => ({ ...group }), c.req.query(), 'name')
  const columns = c.req.queries('columns') ?? []
  return { ...page, records: page.records.map((group) => pickColumns(groupJson(group), columns)) }
}

/** A group as lists and updates show it. */
export function groupJson(group: Group): Json {
  return {
    id: group.id,
    name: group.name,
    alias: group.alias,
    path: `/${group.name}`,
    attributes: {
      alias: [group.alias],
      ...(group.description && { description: [group.description] }),
      createdAt: [String(group.createdAt)],
      createdBy: [group.createdBy],
      isDefault: [String(group.isDefault)],
    },
    roles: [],
    decentralizedRoles: [],
    personas: [],
    purposes: [],
    userCount: group.members.length,
  }
}
