import { Hono } from 'hono'
import type { Json } from '#src/practice/axiom/body.ts'
import type { Environment, Routes } from '#src/practice/axiom/environment.ts'
import { writeInstant } from '#src/practice/axiom/instant.ts'
import type { Principal } from '#src/practice/axiom/principal.ts'
import { refuse } from '#src/practice/axiom/refusal.ts'
import type { AxiomService } from '#src/practice/axiom/service.ts'
import type { Organisation } from '#src/practice/axiom/store/organisation.ts'

/** `/v2/orgs`: a person's organisations; for an API token its own (ours). */
export function organisationRoutes({ organisations }: AxiomService): Routes {
  const routes = new Hono<Environment>()

  const seenBy = (principal: Principal): Organisation[] =>
    principal.kind === 'api-token'
      ? [principal.organisation]
      : [...organisations.values()].filter(({ users }) => users.has(principal.userId))

  routes.get('/', (c) => {
    const principal = c.get('principal')
    return c.json(seenBy(principal).map((each) => organisationJson(each, principal.userId)))
  })

  routes.get('/:id', (c) => {
    const principal = c.get('principal')
    const found = seenBy(principal).find(({ id }) => id === c.req.param('id'))
    if (!found) throw refuse.notFound()
    return c.json(organisationJson(found, principal.userId))
  })

  return routes
}

/** Only members that the vendor's Go client knows, of any age. */
function organisationJson({ id, name, createdAt, users }: Organisation, userId: string): Json {
  const user = users.get(userId)
  const at = writeInstant(createdAt)
  return {
    id,
    name,
    slug: id,
    plan: 'personal',
    planCreated: at,
    lastUsageSync: at,
    role: user?.role ?? 'none',
    primaryEmail: user?.email ?? '',
    license: licenseJson(id, name, createdAt),
    paymentStatus: 'na',
    metaCreated: at,
    metaModified: at,
  }
}

const DAY_MS = 86_400_000

function licenseJson(id: string, issuedTo: string, createdAt: number): Json {
  const at = writeInstant(createdAt)
  return {
    id: `license-${id}`,
    issuer: 'practice',
    issuedTo,
    issuedAt: at,
    validFrom: at,
    expiresAt: null,
    tier: 'personal',
    monthlyIngestGb: 500,
    monthlyQueryGbHours: 10,
    storageAllowanceGB: 25,
    apiRateLimitPerSecond: 100,
    maxUsers: 1,
    maxDatasets: 100,
    maxMonitors: 3,
    maxFields: 256,
    maxEndpoints: 1,
    maxQueryWindowSeconds: 2_592_000,
    maxAuditWindowSeconds: 259_200,
    withAuths: ['local'],
    features: {},
    billingPeriodStart: at,
    billingPeriodEnd: writeInstant(createdAt + 30 * DAY_MS),
    defaultEdgeDeployment: 'cloud.us-east-1.aws',
    edgeDeployments: ['cloud.us-east-1.aws'],
  }
}
