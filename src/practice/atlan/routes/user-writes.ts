import { Hono } from 'hono'
import { requireAdminPowers } from '#src/practice/atlan/authority/service-rules.ts'
import { service } from '#src/practice/atlan/errors.ts'
import { isJsonObject } from '#src/practice/atlan/json-object.ts'
import type { Role, User } from '#src/practice/atlan/store/directory.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { existingUser } from './directory-lookup.ts'
import { type Environment, type Routes, serviceJson } from './environment.ts'
import { noteAdminEvent } from './note-admin-event.ts'
import { currentPerson } from './people.ts'

/** Invites people, changes their names and their workspace role. */
export function userWriteRoutes(tenant: Tenant): Routes {
  const routes = new Hono<Environment>()
  const { directory } = tenant

  routes.on('POST', ['/users', '/users/:id', '/users/:id/roles/update'], async (c, next) => {
    requireAdminPowers(c.get('principal'), 'manage users')
    await next()
  })

  routes.post('/users', async (c) => {
    const { users } = await serviceJson(c)
    const invited = (Array.isArray(users) ? users : []).map((sent) => newUser(tenant, sent))
    for (const user of invited) {
      directory.addUser(user)
      noteAdminEvent(tenant, c.get('principal').id, 'CREATE', 'USER', `users/${user.id}`)
    }
    return c.json({})
  })

  routes.post('/users/:id', async (c) => {
    const before = existingUser(tenant, c.req.param('id'))
    const { firstName, lastName } = await serviceJson(c)
    const user: User = {
      ...before,
      firstName: typeof firstName === 'string' ? firstName : before.firstName,
      lastName: typeof lastName === 'string' ? lastName : before.lastName,
    }
    directory.addUser(user)
    noteAdminEvent(tenant, c.get('principal').id, 'UPDATE', 'USER', `users/${user.id}`)
    return c.json(currentPerson(user))
  })

  routes.post('/users/:id/roles/update', async (c) => {
    const user = existingUser(tenant, c.req.param('id'))
    const role = workspaceRole(tenant, (await serviceJson(c)).roleId)
    directory.addUser({ ...user, workspaceRole: role.name })
    return c.json({})
  })

  return routes
}

/** Whoever was invited has the first part of their address for a username (ours). */
function newUser(tenant: Tenant, sent: unknown): User {
  const { email, roleId } = isJsonObject(sent) ? sent : {}
  if (typeof email !== 'string' || !email.includes('@')) {
    throw service.badRequest('An invitation needs an e-mail address.')
  }
  const username = email.slice(0, email.indexOf('@')).toLowerCase()
  if (tenant.directory.users.has(username)) {
    throw service.conflict(`There is a user ${username} already.`)
  }
  return {
    id: tenant.random.uuid(),
    username,
    password: `practice-${tenant.random.nanoid(8)}`,
    firstName: '',
    lastName: '',
    email,
    enabled: true,
    workspaceRole: workspaceRole(tenant, roleId).name,
    subRoles: [],
    createdAt: tenant.now(),
  }
}

function workspaceRole(tenant: Tenant, id: unknown): Role {
  const role = [...tenant.directory.roles.values()].find((each) => each.id === id)
  if (role?.level !== 'workspace') throw service.badRequest(`There is no workspace role ${id}.`)
  return role
}
