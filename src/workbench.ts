import { type AtlanClient, createAtlanClient } from '#src/clients/atlan/client.ts'
import { Trace } from '#src/clients/http/trace.ts'
import { createTransport } from '#src/clients/http/transport.ts'
import type { Clock } from '#src/domain/clock.ts'
import type { CredentialHandle } from '#src/domain/credential.ts'
import { Redactor } from '#src/domain/redactor.ts'
import type { Environment } from '#src/local/environment.ts'
import { openProfiles, type Profiles } from '#src/local/profiles/profiles.ts'
import { type OpenDestination, openDestination } from '#src/local/secrets/destination.ts'
import { readSource } from '#src/local/secrets/read-source.ts'
import { SessionSecrets } from '#src/local/secrets/session-secrets.ts'
import { openStateFolder } from '#src/local/state-folder.ts'
import type { PracticeTenants } from '#src/practice/start.ts'
import { systemClock } from './system-clock.ts'
import { version } from './version.ts'

/** What a run is made with: the command line's choices and the process's edges. */
export interface WorkbenchSettings {
  readonly environment: Environment
  readonly stdin: NodeJS.ReadStream
  readonly stdout: NodeJS.WriteStream
  /** The practice tenants that run in this process, when they do. */
  readonly practice?: PracticeTenants
  readonly timeoutMs?: number
  readonly requestsPerMinute?: number | 'none'
  readonly clock?: Clock
}

/** Everything that a job may use, in one value: the only place where it is put together. */
export interface Workbench {
  readonly clock: Clock
  readonly environment: Environment
  readonly profiles: Profiles
  readonly redactor: Redactor
  readonly secrets: SessionSecrets
  readonly trace: Trace
  readonly practice?: PracticeTenants
  /** The practice tenants, if this is their address. */
  practiceAt(origin: string): PracticeTenants | undefined
  /** A client of the tenant that the credential belongs to. */
  client(handle: CredentialHandle): AtlanClient
  /** Opens and tries a place for a secret (`DEST` of the command line). */
  openDestination(text: string): Promise<OpenDestination>
  /** Reads a text that may hold a secret (`SRC` of the command line). */
  readSource(source: string, signal?: AbortSignal): Promise<string>
  /** Forgets this run's secrets and closes its connections. */
  close(): Promise<void>
}

export async function openWorkbench(settings: WorkbenchSettings): Promise<Workbench> {
  const { environment, stdin, stdout, practice, timeoutMs, requestsPerMinute } = settings
  const clock = settings.clock ?? systemClock
  const redactor = new Redactor()
  const secrets = new SessionSecrets(redactor)
  const trace = new Trace(redactor)
  const transport = createTransport({
    redactor,
    trace,
    clock,
    environment,
    userAgent: `tokenbench/${version}`,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
  })
  const profiles = openProfiles(await openStateFolder(environment))
  return {
    clock,
    environment,
    profiles,
    redactor,
    secrets,
    trace,
    ...(practice === undefined ? {} : { practice }),
    practiceAt: (origin) => (practice?.atlan.baseUrl === origin ? practice : undefined),
    client(handle) {
      const origin = secrets.get(handle)?.origin ?? ''
      return createAtlanClient(transport.to(origin, secrets.secretFor(handle, origin)))
    },
    openDestination: (text) => openDestination(text, { stdout, environment }),
    readSource: (source, signal) => readSource(source, { stdin, environment, signal }),
    async close() {
      secrets.dropAll()
      await transport.close()
    },
  }
}

export type { PracticeOptions, PracticeTenants } from '#src/practice/start.ts'
