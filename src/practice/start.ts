import { type AtlanPractice, startAtlan } from './atlan/atlan-tenant.ts'
import { type AxiomPractice, startAxiom } from './axiom/axiom-organisation.ts'
import { PAGE_PATH } from './page/public-files.ts'
import { createRandom } from './random.ts'
import { Faults } from './serving/faults.ts'
import { DEFAULT_SETTINGS, type Settings } from './settings.ts'

export type { PracticeUser } from './atlan/practice-user.ts'

export interface PracticeOptions {
  /** Atlan's port, Axiom takes the next; 0 or absent = free ones. */
  port?: number
  /** Tokens, personas, connections and datasets there shall be at least, each. */
  objects?: number
  /** The same seed gives the same names, ids and client secrets (bearers are signed anew). */
  randomSeed?: number
  latencyMs?: number
  /** Default 500. */
  indexLagMs?: number
  /** Default 2000. */
  grantDelayMs?: number
  /** Default 900. */
  bearerLifeSeconds?: number
  /** Requests a minute, then 429 for a minute. */
  rateLimit?: number
  /** `WHAT:METHOD PATH-PREFIX[:TIMES]` */
  faults?: readonly string[]
  /** Epoch ms. */
  now?: () => number
}

/** The running practice tenants. */
export interface PracticeTenants {
  readonly atlan: Pick<AtlanPractice, 'baseUrl' | 'apiToken' | 'users'>
  readonly axiom: Omit<AxiomPractice, 'close'>
  /** The practice page, where people practise copying a signed-in request. */
  readonly page: string
  /** A fresh browser bearer of that user, as if they had just reloaded the page. */
  issueBearer(username: string): Promise<string>
  /** What Chrome's "Copy as cURL (bash)" of an indexsearch request of that user gives. */
  copyAsCurl(username: string): Promise<string>
  /** Stops at once, open sockets included. */
  close(): Promise<void>
}

/**
 * Starts the practice tenants on loopback.
 * @throws Error for a fault that cannot be read; the system's error for a port in use.
 */
export async function startPractice(options: PracticeOptions = {}): Promise<PracticeTenants> {
  const port = options.port ?? 0
  const common = {
    objects: options.objects ?? 0,
    settings: settingsOf(options),
    faults: new Faults(options.faults),
    now: options.now ?? Date.now,
  }
  const atlan = await startAtlan({ ...common, port, random: createRandom(options.randomSeed) })
  // Chance of its own, so that neither tenant's names depend on what the other one draws.
  const random = createRandom(options.randomSeed)
  const axiom = await startAxiom({ ...common, port: port && port + 1, random }).catch(
    async (thrown: unknown) => {
      await atlan.close()
      throw thrown
    },
  )
  const { baseUrl, apiToken, users, issueBearer, copyAsCurl } = atlan
  const { close: closeAxiom, ...organisation } = axiom
  return {
    atlan: { baseUrl, apiToken, users },
    axiom: organisation,
    page: baseUrl + PAGE_PATH,
    issueBearer,
    copyAsCurl,
    async close() {
      await Promise.all([atlan.close(), closeAxiom()])
    },
  }
}

function settingsOf(options: PracticeOptions): Settings {
  return {
    latencyMs: options.latencyMs ?? DEFAULT_SETTINGS.latencyMs,
    indexLagMs: options.indexLagMs ?? DEFAULT_SETTINGS.indexLagMs,
    grantDelayMs: options.grantDelayMs ?? DEFAULT_SETTINGS.grantDelayMs,
    auditDelayMs: DEFAULT_SETTINGS.auditDelayMs,
    revocationDelayMs: DEFAULT_SETTINGS.revocationDelayMs,
    bearerLifeSeconds: options.bearerLifeSeconds ?? DEFAULT_SETTINGS.bearerLifeSeconds,
    rateLimit: options.rateLimit,
  }
}
