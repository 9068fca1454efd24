import { Hono } from 'hono'
import { requireAdminPowers } from '#src/practice/atlan/authority/service-rules.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import type { Environment, Routes } from './environment.ts'

/** `/api/service/events/…`: who signed in, and what admins did; newest first. */
export function eventRoutes(tenant: Tenant): Routes {
  const routes = new Hono<Environment>()

  routes.use(async (c, next) => {
    requireAdminPowers(c.get('principal'), 'read events')
    await next()
  })

  routes.get('/login', (c) =>
    c.json(
      page(tenant.events.logins, c.req.query()).map((event) => ({
        clientId: 'atlan-frontend',
        details: {},
        ipAddress: '127.0.0.1',
        realmId: 'default',
        sessionId: event.sessionId,
        time: event.at,
        type: 'LOGIN',
        userId: event.userId,
      })),
    ),
  )

  routes.get('/main', (c) =>
    c.json(
      page(tenant.events.admin, c.req.query()).map((event) => ({
        operationType: event.operation,
        resourceType: event.resource,
        resourcePath: event.path,
        realmId: 'default',
        time: event.at,
        authDetails: {
          clientId: 'atlan-frontend',
          ipAddress: '127.0.0.1',
          realmId: 'default',
          userId: event.userId,
        },
      })),
    ),
  )

  return routes
}

/** `first` and `max` are Keycloak's names for where to start and how many. */
function page<T extends { readonly at: number }>(
  events: readonly T[],
  { first = '0', max = '100' }: Readonly<Record<string, string>>,
): T[] {
  const start = Number(first) || 0
  return [...events].reverse().slice(start, start + (Number(max) || 100))
}
