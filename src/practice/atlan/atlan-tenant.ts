import { copyAsCurl } from '#src/practice/browser/copy-as-curl.ts'
import { isPage, pageRoutes } from '#src/practice/page/page-routes.ts'
import type { ServiceOptions } from '#src/practice/service-options.ts'
import { controlRoutes, isControl } from '#src/practice/serving/control.ts'
import { openLoopback } from '#src/practice/serving/loopback-server.ts'
import { traffic } from '#src/practice/serving/traffic.ts'
import { createAtlanApp } from './app.ts'
import { assetsPageRequest } from './browser-request.ts'
import { personClaims, tokenClaims } from './identity/claims.ts'
import { createSigner } from './identity/signer.ts'
import { type PracticeUser, summariseUser } from './practice-user.ts'
import { isRefusalStatus, refusal } from './refusal.ts'
import type { Environment } from './routes/environment.ts'
import { seedTenant } from './seed/seed.ts'
import { accountNameOf } from './store/token-store.ts'
import { assembleTenant } from './tenant.ts'

/** A running practice tenant of Atlan. */
export interface AtlanPractice {
  readonly port: number
  readonly baseUrl: string
  readonly apiToken: { id: string; clientId: string; username: string; secret: string }
  readonly users: PracticeUser[]
  /** A fresh bearer, as if that person had just reloaded the page. @throws for an unknown user */
  issueBearer(username: string): Promise<string>
  copyAsCurl(username: string): Promise<string>
  close(): Promise<void>
}

export async function startAtlan(options: ServiceOptions): Promise<AtlanPractice> {
  const { random, settings, faults, now } = options
  const [server, signer] = await Promise.all([
    openLoopback(options.port),
    createSigner(random.nanoid(43)),
  ])
  const { contents, practiceToken } = seedTenant(random, now(), options.objects)
  const baseUrl = server.origin
  const tenant = assembleTenant(contents, { baseUrl, now, random, settings, signer })

  const closing = new AbortController()
  const road = traffic<Environment>({
    settings,
    faults,
    now,
    closing: closing.signal,
    refuse: (status, path) => refusal(isRefusalStatus(status) ? status : 500, path, random.uuid()),
    // Atlan's limit blocks programs; a browser's page works on (vendor's documentation).
    isUnlimited: (headers) => headers.has('sec-fetch-site'),
    rateHeaders: ({ remaining }) => ({ 'x-ratelimit-remaining-minute': String(remaining) }),
  })
  const { clientId, clientSecret } = tenant.backend
  const control = controlRoutes(settings, faults, () => ({ backend: { clientId, clientSecret } }))
  const page = pageRoutes(tenant, issueBearer)
  const app = createAtlanApp(tenant, road)
  // The control path is beside the road, so that no fault can keep itself from being taken back;
  // the page, so that it can say what a fault did to its search.
  server.serve((request, env) => {
    if (isControl(request)) return control.fetch(request)
    return isPage(request) ? page.fetch(request) : app.fetch(request, env)
  })

  async function issueBearer(username: string): Promise<string> {
    const user = tenant.directory.users.get(username)
    if (!user) throw new Error(`The practice tenant has no user ${username}.`)
    tenant.events.logins.push({ userId: user.id, sessionId: random.uuid(), at: now() })
    return signer.sign(personClaims(tenant, user))
  }

  return {
    port: server.port,
    baseUrl,
    apiToken: {
      id: practiceToken.id,
      clientId: practiceToken.clientId,
      username: accountNameOf(practiceToken),
      secret: await signer.sign(tokenClaims(tenant, practiceToken)),
    },
    users: await Promise.all(
      [...tenant.directory.users.values()].map((user) => summariseUser(tenant, user)),
    ),
    issueBearer,
    copyAsCurl: async (username) =>
      copyAsCurl(assetsPageRequest(tenant, await issueBearer(username))),
    close() {
      closing.abort()
      return server.close()
    },
  }
}
