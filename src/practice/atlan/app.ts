import { Hono, type MiddlewareHandler } from 'hono'
import {
  AtlasError,
  atlasBody,
  KeycloakError,
  keycloakBody,
  ServiceError,
  serviceBody,
} from './errors.ts'
import { authenticate } from './identity/authenticate.ts'
import { isMetadataPath, refusal } from './refusal.ts'
import { apikeyRoutes } from './routes/apikeys.ts'
import { customMetadataRoutes } from './routes/custom-metadata.ts'
import { entityRoutes } from './routes/entities.ts'
import type { Environment, Routes } from './routes/environment.ts'
import { eventRoutes } from './routes/events.ts'
import { groupWriteRoutes } from './routes/group-writes.ts'
import { groupRoutes } from './routes/groups.ts'
import { keycloakRoutes } from './routes/keycloak.ts'
import { membershipRoutes } from './routes/memberships.ts'
import { oauthClientRoutes, oauthExchange } from './routes/oauth-clients.ts'
import { peopleRoutes } from './routes/people.ts'
import { searchRoutes } from './routes/search.ts'
import { sqlRoutes } from './routes/sql.ts'
import { ssoRoutes } from './routes/sso.ts'
import { tagRoutes } from './routes/tags.ts'
import { typeRoutes } from './routes/types.ts'
import { userWriteRoutes } from './routes/user-writes.ts'
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
    const { path } = c.req
    const principal = await authenticate(tenant, c.req.header('authorization'), path)
    if (!principal) {
      // A page's own requests get 419 instead, so that it can ask for a new sign-in.
      const isPage = c.req.header('x-requested-with') === 'XMLHttpRequest'
      const status = isPage && isMetadataPath(path) ? 419 : 401
      return refusal(status, new URL(c.req.url).pathname, c.get('requestId'))
    }
    c.set('principal', principal)
    return next()
  })

  app.route('/api/service/apikeys', apikeyRoutes(tenant))
  app.route('/api/service/oauth-clients', oauthClientRoutes(tenant))
  app.route('/api/service/events', eventRoutes(tenant))
  app.route('/api/service/idp', ssoRoutes(tenant))
  app.route('/api/service', peopleRoutes(tenant))
  app.route('/api/service', groupRoutes(tenant))
  app.route('/api/service', groupWriteRoutes(tenant))
  app.route('/api/service', membershipRoutes(tenant))
  app.route('/api/service', userWriteRoutes(tenant))
  app.route('/api/service', workflowRoutes(tenant))
  app.route('/api/meta/search', searchRoutes(tenant))
  app.route('/api/meta/entity', entityRoutes(tenant))
  app.route('/api/meta/entity', customMetadataRoutes(tenant))
  app.route('/api/meta/entity', tagRoutes(tenant))
  app.route('/api/meta/types', typeRoutes(tenant))
  app.route('/api/sql', sqlRoutes(tenant))

  app.notFound((c) => refusal(404, c.req.path, c.get('requestId')))
  app.onError((error, c) => {
    if (error instanceof AtlasError) return c.json(atlasBody(error), error.status)
    if (error instanceof KeycloakError) return c.json(keycloakBody(error), error.status)
    if (error instanceof ServiceError) {
      return c.json(serviceBody(error, c.get('requestId')), error.status)
    }
    return refusal(500, c.req.path, c.get('requestId'), `${error.name}: ${error.message}`)
  })
  return app
}
