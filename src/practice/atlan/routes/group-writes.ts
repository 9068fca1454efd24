import { type Context, Hono } from 'hono'
import { requireAdminPowers } from '#src/practice/atlan/authority/service-rules.ts'
import { service } from '#src/practice/atlan/errors.ts'
import { isJsonObject, type JsonObject } from '#src/practice/atlan/json-object.ts'
import type { Group } from '#src/practice/atlan/store/directory.ts'
import { onlyTexts } from '#src/practice/atlan/store/entity.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { existingGroup, existingUser } from './directory-lookup.ts'
import { type Environment, type Routes, serviceJson } from './environment.ts'
import { groupJson } from './groups.ts'
import { noteAdminEvent } from './note-admin-event.ts'

/** Creates, changes and deletes groups, and moves people in and out of them. */
export function groupWriteRoutes(tenant: Tenant): Routes {
  const routes = new Hono<Environment>()
  const { directory } = tenant

  routes.on('POST', ['/groups', '/groups/*', '/users/:id/groups'], async (c, next) => {
    requireAdminPowers(c.get('principal'), 'manage groups')
    await next()
  })

  routes.post('/groups', async (c) => {
    const body = await serviceJson(c)
    const { id: by, username } = c.get('principal')
    const users = onlyTexts(body.users).map((id) => existingUser(tenant, id))
    const group: Group = {
      ...newGroup(isJsonObject(body.group) ? body.group : {}),
      id: tenant.random.uuid(),
      createdAt: tenant.now(),
      createdBy: username,
      members: users.map((user) => user.username),
    }
    if (directory.groups.has(group.name)) {
      throw service.conflict(`There is a group ${group.name} already.`)
    }
    directory.addGroup(group)
    noteAdminEvent(tenant, by, 'CREATE', 'GROUP', `groups/${group.id}`)
    const done = { status: 200, statusMessage: 'success' }
    return c.json({
      group: group.id,
      users: Object.fromEntries(users.map((user) => [user.id, done])),
    })
  })

  routes.post('/groups/:id', async (c) => {
    const before = existingGroup(tenant, c.req.param('id'))
    const { alias, description, isDefault } = attributesOf(await serviceJson(c))
    const group: Group = {
      ...before,
      alias: firstText(alias) ?? before.alias,
      description: firstText(description) ?? before.description,
      isDefault: isDefault ? firstText(isDefault) === 'true' : before.isDefault,
    }
    directory.addGroup(group)
    noteAdminEvent(tenant, c.get('principal').id, 'UPDATE', 'GROUP', `groups/${group.id}`)
    return c.json(groupJson(group))
  })

  routes.post('/groups/:id/delete', (c) => {
    const { id, name } = existingGroup(tenant, c.req.param('id'))
    directory.groups.delete(name)
    noteAdminEvent(tenant, c.get('principal').id, 'DELETE', 'GROUP', `groups/${id}`)
    return c.json({})
  })

  routes.post('/groups/:id/members/remove', async (c) => {
    const group = existingGroup(tenant, c.req.param('id'))
    const ids = onlyTexts((await serviceJson(c)).users)
    const leaving = ids.map((id) => existingUser(tenant, id).username)
    const members = group.members.filter((username) => !leaving.includes(username))
    directory.addGroup({ ...group, members })
    for (const id of ids) noteMembership(c, 'DELETE', id, group.id)
    return c.json({})
  })

  routes.post('/users/:id/groups', async (c) => {
    const { id, username } = existingUser(tenant, c.req.param('id'))
    const groups = onlyTexts((await serviceJson(c)).groups).map((each) =>
      existingGroup(tenant, each),
    )
    for (const group of groups) {
      directory.addGroup({ ...group, members: [...new Set([...group.members, username])] })
      noteMembership(c, 'CREATE', id, group.id)
    }
    return c.json({})
  })

  function noteMembership(
    c: Context<Environment>,
    operation: 'CREATE' | 'DELETE',
    user: string,
    group: string,
  ): void {
    const path = `users/${user}/groups/${group}`
    noteAdminEvent(tenant, c.get('principal').id, operation, 'GROUP_MEMBERSHIP', path)
  }

  return routes
}

/** Names of a group that was sent: the internal one follows from what people see. */
function newGroup(sent: JsonObject) {
  const { alias: aliases, description, isDefault } = attributesOf(sent)
  const sentName = typeof sent.name === 'string' ? sent.name : ''
  const alias = firstText(aliases) ?? sentName
  if (!alias) throw service.badRequest('The group needs a name.')
  return {
    name: sentName || alias.toLowerCase().replaceAll(' ', '_'),
    alias,
    description: firstText(description) ?? '',
    isDefault: firstText(isDefault) === 'true',
  }
}

/** Attributes of a group are lists of texts, as the identity service keeps them. */
function attributesOf(group: JsonObject): JsonObject {
  return isJsonObject(group.attributes) ? group.attributes : {}
}

function firstText(value: unknown): string | undefined {
  return onlyTexts(value)[0]
}
