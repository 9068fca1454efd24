import { type Context, Hono } from 'hono'
import { requireAdminPowers } from '#src/practice/atlan/authority/service-rules.ts'
import type { AdminEvent, LoginEvent } from '#src/practice/atlan/store/event-log.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import type { Environment, Routes } from './environment.ts'

const DAY_MS = 86_400_000

/** What every event says of where it came from. */
const ORIGIN = { clientId: 'atlan-frontend', ipAddress: '127.0.0.1', realmId: 'default' }

/** What a parameter of a request is compared with; one sent several times means any of them. */
type Filters<T> = Readonly<Record<string, (event: T) => string>>

/** Parameters as the Python SDK sends them; the names are Keycloak's. */
const LOGIN_FILTERS: Filters<LoginEvent> = {
  client: () => ORIGIN.clientId,
  ipAddress: () => ORIGIN.ipAddress,
  type: () => 'LOGIN',
  user: (event) => event.userId,
}

const ADMIN_FILTERS: Filters<AdminEvent> = {
  authClient: () => ORIGIN.clientId,
  authIpAddress: () => ORIGIN.ipAddress,
  authRealm: () => ORIGIN.realmId,
  authUser: (event) => event.userId,
  operationTypes: (event) => event.operation,
  resourcePath: (event) => event.path,
  resourceTypes: (event) => event.resource,
}

/** `/api/service/events/…`: who signed in, and what admins did; newest first. */
export function eventRoutes(tenant: Tenant): Routes {
  const routes = new Hono<Environment>()

  routes.use(async (c, next) => {
    requireAdminPowers(c.get('principal'), 'read events')
    await next()
  })

  routes.get('/login', (c) =>
    c.json(
      pageOf(tenant.events.logins, c, LOGIN_FILTERS).map((event) => ({
        ...ORIGIN,
        details: {},
        sessionId: event.sessionId,
        time: event.at,
        type: 'LOGIN',
        userId: event.userId,
      })),
    ),
  )

  routes.get('/main', (c) =>
    c.json(
      pageOf(tenant.events.admin, c, ADMIN_FILTERS).map((event) => ({
        operationType: event.operation,
        resourceType: event.resource,
        resourcePath: event.path,
        realmId: ORIGIN.realmId,
        time: event.at,
        authDetails: { ...ORIGIN, userId: event.userId },
      })),
    ),
  )

  return routes
}

/**
 * pyatlan says `KeycloakEventType.LOGIN` for `LOGIN` (seen from 9.10 and 11.6 on Python 3.11). What
 * the real service makes of that is unknown; ours is to take what is meant.
 */
const withoutClass = (value: string) => value.replace(/^[A-Z][A-Za-z]+Type\./, '')

/** `first` and `max` are Keycloak's names for where to start and how many. */
function pageOf<T extends { readonly at: number }>(
  events: readonly T[],
  c: Context<Environment>,
  filters: Filters<T>,
): T[] {
  const { first = '0', max = '100', dateFrom = '', dateTo = '' } = c.req.query()
  const wanted = Object.entries(filters).flatMap(([name, partOf]) => {
    const values = c.req.queries(name)?.map(withoutClass)
    return values ? [(event: T) => values.includes(partOf(event))] : []
  })
  // Dates are days, `2026-11-22`; the last one counts to its end.
  const from = Date.parse(dateFrom)
  const before = Date.parse(dateTo) + DAY_MS
  const fits = (event: T) =>
    !(event.at < from) && !(event.at >= before) && wanted.every((test) => test(event))
  const start = Number(first) || 0
  return events
    .filter(fits)
    .reverse()
    .slice(start, start + (Number(max) || 100))
}
