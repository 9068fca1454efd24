import { Hono } from 'hono'
import { requireTokenManager } from '#src/practice/atlan/authority/service-rules.ts'
import { service } from '#src/practice/atlan/errors.ts'
import { listPage } from '#src/practice/atlan/listing/list.ts'
import { isBody } from '#src/practice/atlan/search/query.ts'
import type { Group, User } from '#src/practice/atlan/store/directory.ts'
import { onlyTexts } from '#src/practice/atlan/store/entity.ts'
import type { AdminEvent } from '#src/practice/atlan/store/event-log.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { type Environment, type Routes, serviceJson } from './environment.ts'
import { userJson } from './people.ts'

type Json = Record<string, unknown>

/** `/api/service/v2/groups`, `/groups/…` and who is in them. */
export function groupRoutes(tenant: Tenant): Routes {
  const routes = new Hono<Environment>()
  const { directory, random } = tenant

  // The list has a version of its own in its path; old SDKs use the one without.
  for (const path of ['/v2/groups', '/groups']) {
    routes.get(path, (c) => c.json(groupPage([...directory.groups.values()], c.req.query())))
  }

  routes.get('/users/:id/groups', (c) => {
    const { username } = userWithId(tenant, c.req.param('id'))
    return c.json(groupPage(directory.groupsOf(username), c.req.query()))
  })

  routes.get('/groups/:id/members', (c) => {
    const { members } = groupWithId(tenant, c.req.param('id'))
    const users = members.flatMap((username) => directory.users.get(username) ?? [])
    const fields = (user: User) => userJson(tenant, user)
    const page = listPage(users, fields, c.req.query(), 'username')
    return c.json({ ...page, records: page.records.map(fields) })
  })

  // Everything below changes something, which is for admins (ours: API tokens included).
  routes.post('/groups', async (c) => {
    requireTokenManager(c.get('principal'))
    const body = await serviceJson(c)
    const sent = isBody(body.group) ? body.group : {}
    const alias = firstText(attributesOf(sent).alias) ?? text(sent.name)
    if (!alias) throw service.badRequest('The group needs a name.')
    const name = text(sent.name) ?? alias.toLowerCase().replaceAll(' ', '_')
    if (directory.groups.has(name)) throw service.conflict(`There is a group ${name} already.`)
    const users = onlyTexts(body.users).map((id) => userWithId(tenant, id))
    const group: Group = {
      id: random.uuid(),
      name,
      alias,
      description: firstText(attributesOf(sent).description) ?? '',
      isDefault: firstText(attributesOf(sent).isDefault) === 'true',
      createdAt: tenant.now(),
      createdBy: c.get('principal').username,
      members: users.map((user) => user.username),
    }
    directory.addGroup(group)
    note(tenant, 'CREATE', group, c.get('principal').id)
    const done = { status: 200, statusMessage: 'success' }
    return c.json({
      group: group.id,
      users: Object.fromEntries(users.map((user) => [user.id, done])),
    })
  })

  routes.post('/groups/:id', async (c) => {
    requireTokenManager(c.get('principal'))
    const before = groupWithId(tenant, c.req.param('id'))
    const attributes = attributesOf(await serviceJson(c))
    const group: Group = {
      ...before,
      alias: firstText(attributes.alias) ?? before.alias,
      description: firstText(attributes.description) ?? before.description,
      isDefault: attributes.isDefault
        ? firstText(attributes.isDefault) === 'true'
        : before.isDefault,
    }
    directory.addGroup(group)
    note(tenant, 'UPDATE', group, c.get('principal').id)
    return c.json(groupJson(group))
  })

  routes.post('/groups/:id/delete', (c) => {
    requireTokenManager(c.get('principal'))
    const group = groupWithId(tenant, c.req.param('id'))
    directory.groups.delete(group.name)
    note(tenant, 'DELETE', group, c.get('principal').id)
    return c.json({})
  })

  routes.post('/groups/:id/members/remove', async (c) => {
    requireTokenManager(c.get('principal'))
    const group = groupWithId(tenant, c.req.param('id'))
    const leaving = onlyTexts((await serviceJson(c)).users).map(
      (id) => userWithId(tenant, id).username,
    )
    const members = group.members.filter((username) => !leaving.includes(username))
    directory.addGroup({ ...group, members })
    return c.json({})
  })

  routes.post('/users/:id/groups', async (c) => {
    requireTokenManager(c.get('principal'))
    const { username } = userWithId(tenant, c.req.param('id'))
    const groups = onlyTexts((await serviceJson(c)).groups).map((id) => groupWithId(tenant, id))
    for (const group of groups) {
      directory.addGroup({ ...group, members: [...new Set([...group.members, username])] })
    }
    return c.json({})
  })

  return routes
}

function groupPage(groups: readonly Group[], query: Readonly<Record<string, string>>): Json {
  const page = listPage(groups, (group) => ({ ...group }), query, 'name')
  return { ...page, records: page.records.map(groupJson) }
}

function groupWithId(tenant: Tenant, id: string): Group {
  const group = [...tenant.directory.groups.values()].find((each) => each.id === id)
  if (!group) throw service.notFound(`Group ${id}`)
  return group
}

function userWithId(tenant: Tenant, id: string): User {
  const user = [...tenant.directory.users.values()].find((each) => each.id === id)
  if (!user) throw service.notFound(`User ${id}`)
  return user
}

function note(
  tenant: Tenant,
  operation: AdminEvent['operation'],
  group: Group,
  userId: string,
): void {
  const path = `groups/${group.id}`
  tenant.events.admin.push({ operation, resource: 'GROUP', path, userId, at: tenant.now() })
}

function attributesOf(group: Readonly<Json>): Readonly<Json> {
  return isBody(group.attributes) ? group.attributes : {}
}

function firstText(value: unknown): string | undefined {
  return onlyTexts(value)[0]
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined
}

function groupJson(group: Group): Json {
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
