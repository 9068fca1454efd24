import type { ServiceOptions } from '#src/practice/service-options.ts'
import { controlRoutes, isControl } from '#src/practice/serving/control.ts'
import { openLoopback } from '#src/practice/serving/loopback-server.ts'
import { traffic } from '#src/practice/serving/traffic.ts'
import { createAxiomApp } from './app.ts'
import type { Environment } from './environment.ts'
import { rateHeaders } from './rate-headers.ts'
import { refusalOf } from './refusal.ts'
import { seedAxiom } from './seed.ts'
import type { AxiomService } from './service.ts'

/** A running practice organisation of Axiom. */
export interface AxiomPractice {
  readonly baseUrl: string
  readonly orgId: string
  /** Its owner's, `xapt-…`. */
  readonly personalAccessToken: string
  /** `xaat-…`; may do everything there. */
  readonly apiToken: string
  close(): Promise<void>
}

/** @throws the system's error for a port in use. */
export async function startAxiom(options: ServiceOptions): Promise<AxiomPractice> {
  const { random, settings, faults, now } = options
  const server = await openLoopback(options.port)
  const seed = seedAxiom(random, now(), options.objects)
  const service: AxiomService = {
    organisations: new Map(seed.organisations.map((each) => [each.id, each])),
    personalTokens: new Map([[seed.personalAccessToken, seed.owner.id]]),
    random,
    now,
  }

  const closing = new AbortController()
  const road = traffic<Environment>({
    settings,
    faults,
    now,
    closing: closing.signal,
    refuse: (status) => refusalOf(status),
    isUnlimited: () => false,
    rateHeaders: (verdict, limit) => rateHeaders(verdict, limit, now()),
  })
  const control = controlRoutes(settings, faults, () => ({}))
  const app = createAxiomApp(service, road)
  // Beside the road, so that no fault can keep itself from being taken back.
  server.serve((request, env) =>
    isControl(request) ? control.fetch(request) : app.fetch(request, env),
  )

  return {
    baseUrl: server.origin,
    orgId: seed.organisations[0].id,
    personalAccessToken: seed.personalAccessToken,
    apiToken: seed.apiToken.secret,
    close() {
      closing.abort()
      return server.close()
    },
  }
}
