import { Hono, type MiddlewareHandler } from 'hono'
import type { Environment, Routes } from './environment.ts'
import { organisationOf, whoSends } from './principal.ts'
import { dressed } from './rate-headers.ts'
import { Refusal, refusalOf } from './refusal.ts'
import { annotationRoutes } from './routes/annotations.ts'
import { datasetRoutes } from './routes/datasets.ts'
import { ingestRoutes } from './routes/ingest.ts'
import { mapFieldRoutes } from './routes/map-fields.ts'
import { organisationRoutes } from './routes/organisations.ts'
import { queryRoutes } from './routes/queries.ts'
import { tokenRoutes } from './routes/tokens.ts'
import { currentUserRoutes, userRoutes } from './routes/users.ts'
import { viewRoutes } from './routes/views.ts'
import { virtualFieldRoutes } from './routes/virtual-fields.ts'
import type { AxiomService } from './service.ts'

/** What belongs to a person and not to an organisation, so that none has to be named. */
const WITHOUT_ORGANISATION = /^\/v2\/(?:user|orgs(?:\/.*)?)\/?$/

/**
 * The practice organisations' API, from the root of its address: the vendor's Go client drops a path
 * in it. A request passes, in this order: `road` (latency, faults, rate limit), who sends it (401
 * before anything is looked up), which organisation it is about (400), its route.
 */
export function createAxiomApp(
  service: AxiomService,
  road: MiddlewareHandler<Environment>,
): Routes {
  const app = new Hono<Environment>({ strict: false })

  app.use(dressed(service.now, () => service.random.hex(32)))
  app.use(road)

  app.use(async (c, next) => {
    const principal = whoSends(service, c.req.header('authorization'))
    if (!principal) return refusalOf(401)
    c.set('principal', principal)
    if (!WITHOUT_ORGANISATION.test(c.req.path))
      c.set('organisation', organisationOf(service, principal, c.req.header('x-axiom-org-id')))
    return next()
  })

  app.route('/v2/tokens', tokenRoutes(service))
  app.route('/v2/datasets', datasetRoutes(service))
  // The older address, which the vendor's Python SDK and terminal browser still use.
  app.route('/v1/datasets', datasetRoutes(service))
  app.route('/', ingestRoutes(service))
  app.route('/', queryRoutes())
  app.route('/v2/datasets', mapFieldRoutes(service))
  app.route('/v2/views', viewRoutes())
  app.route('/v2/vfields', virtualFieldRoutes(service))
  app.route('/v2/annotations', annotationRoutes(service))
  app.route('/v2/user', currentUserRoutes(service))
  app.route('/v2/users', userRoutes(service))
  app.route('/v2/orgs', organisationRoutes(service))

  app.notFound(() => refusalOf(404))
  app.onError((error) =>
    error instanceof Refusal ? refusalOf(error.status, error.message) : refusalOf(500),
  )
  return app
}
