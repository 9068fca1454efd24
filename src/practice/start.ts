import { type AtlanPractice, startAtlan } from './atlan/atlan-tenant.ts'
import { PAGE_PATH } from './page/public-files.ts'
import { createRandom } from './random.ts'
import { Faults } from './serving/faults.ts'
import { DEFAULT_SETTINGS, type Settings } from './settings.ts'

export type { PracticeUser } from './atlan/practice-user.ts'

export interface PracticeOptions {
  /** Atlan's port; 0 or absent = a free one. */
  port?: number
  /** Tokens, personas and connections there shall be at least, each. */
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
  const atlan = await startAtlan({
    port: options.port ?? 0,
    objects: options.objects ?? 0,
    random: createRandom(options.randomSeed),
    settings: settingsOf(options),
    faults: new Faults(options.faults),
    now: options.now ?? Date.now,
  })
  const { baseUrl, apiToken, users, issueBearer, copyAsCurl, close } = atlan
  const page = baseUrl + PAGE_PATH
  return { atlan: { baseUrl, apiToken, users }, page, issueBearer, copyAsCurl, close }
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
