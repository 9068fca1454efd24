import { type Context, Hono } from 'hono'
import { requireAdminPowers } from '#src/practice/atlan/authority/service-rules.ts'
import { onlyTexts } from '#src/practice/atlan/store/entity.ts'
import type { AdminEvent } from '#src/practice/atlan/store/event-log.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { existingGroup, existingUser } from './directory-lookup.ts'
import { type Environment, type Routes, serviceJson } from './environment.ts'
import { noteAdminEvent } from './note-admin-event.ts'

/** Moves people in and out of groups. */
export function membershipRoutes(tenant: Tenant): Routes {
  const routes = new Hono<Environment>()
  const { directory } = tenant

  routes.post('/groups/:id/members/remove', async (c) => {
    requireAdminPowers(c.get('principal'), 'manage groups')
    const group = existingGroup(tenant, c.req.param('id'))
    const leaving = onlyTexts((await serviceJson(c)).users).map((id) => existingUser(tenant, id))
    const names = leaving.map(({ username }) => username)
    const members = group.members.filter((username) => !names.includes(username))
    directory.addGroup({ ...group, members })
    for (const { id } of leaving) note(c, 'DELETE', id, group.id)
    return c.json({})
  })

  routes.post('/users/:id/groups', async (c) => {
    requireAdminPowers(c.get('principal'), 'manage groups')
    const { id, username } = existingUser(tenant, c.req.param('id'))
    const ids = onlyTexts((await serviceJson(c)).groups)
    for (const group of ids.map((each) => existingGroup(tenant, each))) {
      directory.addGroup({ ...group, members: [...new Set([...group.members, username])] })
      note(c, 'CREATE', id, group.id)
    }
    return c.json({})
  })

  function note(
    c: Context<Environment>,
    operation: AdminEvent['operation'],
    user: string,
    group: string,
  ): void {
    const path = `users/${user}/groups/${group}`
    noteAdminEvent(tenant, c.get('principal').id, operation, 'GROUP_MEMBERSHIP', path)
  }

  return routes
}
