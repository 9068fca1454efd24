import { Hono, type MiddlewareHandler } from 'hono'
import {
  AtlasError,
  atlasBody,
  atlasUnauthenticated,
  atlasUnexpected,
  KeycloakError,
  keycloakBody,
  ServiceError,
  serviceBody,
} from './errors.ts'
import { authenticate } from './identity/authenticate.ts'
import { apikeyRoutes } from './routes/apikeys.ts'
import { entityRoutes } from './routes/entities.ts'
import type { Environment, Routes } from './routes/environment.ts'
import { eventRoutes } from './routes/events.ts'
import { groupRoutes } from './routes/groups.ts'
import { keycloakRoutes } from './routes/keycloak.ts'
import { oauthClientRoutes, oauthExchange } from './routes/oauth-clients.ts'
import { peopleRoutes } from './routes/people.ts'
import { searchRoutes } from './routes/search.ts'
import { sqlRoutes } from './routes/sql.ts'
import { typeRoutes } from './routes/types.ts'
import { workflowRoutes } from './routes/workflows.ts'
import type { Tenant } from './tenant.ts'

/**
 * The practice tenant's API. A request passes, in this order: `road` (latency, faults, rate
 * limit), who sends it (401 before anything else), its route.
 */
export function createAtlanApp(tenant: Tenant, road: MiddlewareHandler<Environment>): Routes {
  const app = new Hono<Environment>({ strict: false })

  app.use(road)
  app.use(async (c, next) => {
    c.set('requestId', c.req.header('x-atlan-request-id') ?? tenant.random.uuid())
    await next()
    c.res.headers.set('x-request-id', c.get('requestId'))
  })

  app.use(async (_c, next) => {
    tenant.workflows.advance(tenant.now())
    await next()
  })

  app.route('/auth', keycloakRoutes(tenant))
  app.route('/api/service/oauth-clients/token', oauthExchange(tenant))

  app.use('/api/*', async (c, next) => {
    const principal = await authenticate(tenant, c.req.header('authorization'))
    if (!principal) {
      // A page's own requests get 419 instead, so that it can ask for a new sign-in.
      const isPage = c.req.header('x-requested-with') === 'XMLHttpRequest'
      return isPage && isMeta(c.req.path)
        ? c.json({ message: 'Session Timeout' }, 419 as 401)
        : refusal(401, new URL(c.req.url).pathname, c.get('requestId'))
    }
    c.set('principal', principal)
    return next()
  })

  app.route('/api/service/apikeys', apikeyRoutes(tenant))
  app.route('/api/service/oauth-clients', oauthClientRoutes(tenant))
  app.route('/api/service/events', eventRoutes(tenant))
  app.route('/api/service', peopleRoutes(tenant))
  app.route('/api/service', groupRoutes(tenant))
  app.route('/api/service', workflowRoutes(tenant))
  app.route('/api/meta/search', searchRoutes(tenant))
  app.route('/api/meta/entity', entityRoutes(tenant))
  app.route('/api/meta/types', typeRoutes(tenant))
  app.route('/api/sql', sqlRoutes(tenant))

  app.notFound((c) => refusal(404, c.req.path, c.get('requestId')))
  app.onError((error, c) => {
    if (error instanceof AtlasError) return c.json(atlasBody(error), error.status)
    if (error instanceof KeycloakError) return c.json(keycloakBody(error), error.status)
    if (error instanceof ServiceError) {
      return c.json(serviceBody(error, c.get('requestId')), error.status)
    }
    return refusal(500, c.req.path, c.get('requestId'))
  })
  return app
}

const isMeta = (path: string) => path.startsWith('/api/meta/')

const REASONS: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

/** A refusal that comes from no rule of the tenant's, worded by the service that owns the path. */
export function refusal(status: number, path: string, requestId: string): Response {
  const reason = REASONS[status] ?? 'Error'
  if (!isMeta(path)) {
    return Response.json(serviceBody(new ServiceError(status as 500, reason, reason), requestId), {
      status,
    })
  }
  return Response.json(atlasRefusal(status, path, reason, requestId), { status })
}

function atlasRefusal(status: number, path: string, reason: string, requestId: string) {
  if (status === 401) return atlasUnauthenticated(path)
  if (status === 500 || status === 404) {
    return atlasUnexpected(requestId.replaceAll('-', '').slice(0, 16), reason, path)
  }
  const code = `ATLAS-${status}-00-001`
  return { errorCode: code, errorMessage: reason }
}
