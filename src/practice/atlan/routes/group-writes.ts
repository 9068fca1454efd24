import { Hono } from 'hono'
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

/** Creates, changes and deletes groups. */
export function groupWriteRoutes(tenant: Tenant): Routes {
  const routes = new Hono<Environment>()
  const { directory } = tenant

  routes.on('POST', ['/groups', '/groups/*'], async (c, next) => {
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
