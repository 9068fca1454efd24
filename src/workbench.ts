import { type AtlanClient, createAtlanClient } from '#src/clients/atlan/client.ts'
import { type AxiomClient, createAxiomClient } from '#src/clients/axiom/client.ts'
import type { Http } from '#src/clients/http/http.ts'
import { Trace } from '#src/clients/http/trace.ts'
import { createTransport } from '#src/clients/http/transport.ts'
import type { Clock } from '#src/domain/clock.ts'
import type { CredentialHandle } from '#src/domain/credential.ts'
import { Redactor } from '#src/domain/redactor.ts'
import { Secret } from '#src/domain/secret.ts'
import { TenantClocks } from '#src/domain/tenant-clocks.ts'
import type { Environment } from '#src/local/environment.ts'
import type { Journal } from '#src/local/journal/journal.ts'
import { openJournal } from '#src/local/journal/open-journal.ts'
import { type AloneOptions, aloneAt, besideOthers } from '#src/local/journal/tenant-lock.ts'
import { readPolicy } from '#src/local/policy.ts'
import { openProfiles, type Profiles } from '#src/local/profiles/profiles.ts'
import type { OpenDestination } from '#src/local/secrets/destination.ts'
import { GivenByHand } from '#src/local/secrets/given-by-hand.ts'
import { readSource, type SourceIo } from '#src/local/secrets/read-source.ts'
import { SessionSecrets } from '#src/local/secrets/session-secrets.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import { openStateFolder } from '#src/local/state-folder.ts'
import type { PracticeTenants } from '#src/practice/start.ts'
import { handOver } from './hand-over.ts'
import { systemClock } from './system-clock.ts'
import { VaultAccess, type VaultPerson } from './vault-access.ts'
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
  /** `--issuer`: hosts that issue bearers for a tenant on a domain of its own. */
  readonly issuers?: readonly string[]
  /** Learns every secret of this run; the sinks of the process use the same one. */
  readonly redactor?: Redactor
  /** Of the run that this is a part of; else it has one of its own. */
  readonly trace?: Trace
  /** `--vault-key` and `--passphrase-from` of the command line. */
  readonly vaultKey?: VaultKey
  readonly passphraseFrom?: string
  /** Who is asked for what the vault needs; absent where nobody is, or a guided job asks. */
  readonly vaultPerson?: VaultPerson
  /** Aborted when the process is asked to end. */
  readonly signal?: AbortSignal
}

/** What a secret is read for. */
export type SourceUse = Pick<SourceIo, 'origin' | 'isBearer'>

/** Everything that a job may use, in one value: the only place where it is put together. */
export interface Workbench {
  /** Of this program. */
  readonly version: string
  readonly clock: Clock
  readonly environment: Environment
  /** Where profiles and the vault are. */
  readonly stateFolder: string
  readonly profiles: Profiles
  /** What was planned, sent and answered. */
  readonly journal: Journal
  /** Opened only by those who need it. */
  readonly vault: VaultAccess
  readonly redactor: Redactor
  readonly secrets: SessionSecrets
  /** Shared by all jobs and lines of this run. */
  readonly givenByHand: GivenByHand
  /** What time it is at each tenant that was asked anything. */
  readonly tenantClocks: TenantClocks
  readonly trace: Trace
  /** Hosts, besides the tenant's own, whose bearers are accepted. */
  readonly issuers: readonly string[]
  readonly practice?: PracticeTenants
  /** The practice tenants, if this is their address. */
  practiceAt(origin: string): PracticeTenants | undefined
  /** Does the work while no other process of this state folder writes to the tenant: they queue. */
  alone<T>(origin: string, work: () => Promise<T>, options?: AloneOptions): Promise<T>
  /** Inside `alone`: lets others write while a person thinks. What was read before is read again. */
  aside<T>(work: () => Promise<T>): Promise<T>
  /** Requests a minute that a tenant is asked at most; undefined where nothing is held back. */
  paceOf(origin: string): number | undefined
  /** Requests without any credential: what a host says to a stranger. */
  stranger(origin: string): Http
  /** A client of the tenant that the credential belongs to. */
  client(handle: CredentialHandle): AtlanClient
  /** The same for Axiom. @param orgId a personal access token needs it */
  axiom(handle: CredentialHandle, orgId?: string): AxiomClient
  /**
   * Opens and tries a place for a secret (`DEST` of the command line).
   * @param kept how the profile keeps the key of its vault, when it has one: the secret is then
   *   kept there before it goes anywhere else. `nowhere`: it is in the vault already.
   */
  openDestination(text: string, kept?: VaultKey | 'nowhere'): Promise<OpenDestination>
  /** Reads a text that may hold a secret (`SRC` of the command line). */
  readSource(source: string, signal?: AbortSignal, use?: SourceUse): Promise<string>
  /** The same workbench with secrets of its own, which are forgotten when it is closed. */
  forOneJob(): Workbench
  /** Forgets this run's secrets and closes its connections. */
  close(): Promise<void>
}

/**
 * Puts a workbench together. No connection is opened yet, and the vault only when it is needed.
 * Who opens a workbench closes it.
 */
export async function openWorkbench(settings: WorkbenchSettings): Promise<Workbench> {
  const { environment, stdin, stdout, practice, timeoutMs, requestsPerMinute } = settings
  const clock = settings.clock ?? systemClock
  const redactor = settings.redactor ?? new Redactor()
  const trace = settings.trace ?? new Trace(redactor)
  const transport = createTransport({
    redactor,
    trace,
    clock,
    environment,
    userAgent: `tokenbench/${version}`,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
  })
  const stateFolder = await openStateFolder(environment)
  const { vaultKey, passphraseFrom, vaultPerson, signal: ended } = settings
  const source = { stdin, environment }
  const vault = new VaultAccess({
    stateFolder,
    environment,
    watch: (secret) => redactor.watch(secret),
    ...(vaultKey === undefined ? {} : { key: vaultKey }),
    ...(passphraseFrom === undefined
      ? {}
      : { passphraseFrom: () => readPassphrase(passphraseFrom, { ...source, signal: ended }) }),
    ...(vaultPerson === undefined ? {} : { person: vaultPerson }),
    ...(ended === undefined ? {} : { signal: ended }),
  })
  const closing = new AbortController()
  const run = {
    clock,
    environment,
    stateFolder,
    profiles: openProfiles(stateFolder),
    journal: openJournal({ stateFolder, clock, redact: (text) => redactor.redact(text) }),
    vault,
    redactor,
    tenantClocks: new TenantClocks(clock),
    trace,
    issuers: settings.issuers ?? [],
    ...(practice === undefined ? {} : { practice }),
    givenByHand: new GivenByHand(),
    practiceAt: (origin: string) =>
      [practice?.atlan.baseUrl, practice?.axiom.baseUrl].includes(origin) ? practice : undefined,
    alone: <T>(origin: string, work: () => Promise<T>, options?: AloneOptions) =>
      aloneAt(stateFolder, origin, work, options),
    aside: besideOthers,
    paceOf: (origin: string) => transport.paceOf(origin),
    async openDestination(text: string, kept?: VaultKey | 'nowhere') {
      const policy = await readPolicy(stateFolder)
      const io = { stdout, environment, policy, clock, closing: closing.signal }
      return handOver(text, io, vault, kept)
    },
    async readSource(from: string, signal?: AbortSignal, use: SourceUse = {}) {
      // Nobody makes a new vault to read from it.
      const isThere = !from.startsWith('vault:') || (await vault.keptBy()) !== undefined
      const opened = isThere ? { vault: () => vault.open() } : {}
      return readSource(from, { ...source, ...use, ...opened, signal })
    },
  }
  const withSecrets = (secrets: SessionSecrets, close: () => Promise<void>): Workbench => {
    const httpOf = (handle: CredentialHandle): Http => {
      const origin = secrets.get(handle)?.origin ?? ''
      return transport.to(origin, secrets.secretFor(handle, origin))
    }
    return {
      version,
      ...run,
      secrets,
      stranger: (origin) => transport.to(origin),
      client: (handle) => createAtlanClient(httpOf(handle)),
      axiom: (handle, orgId) => createAxiomClient(httpOf(handle), { orgId }),
      forOneJob() {
        const own = new SessionSecrets(redactor)
        return withSecrets(own, async () => own.dropAll())
      },
      close,
    }
  }
  const secrets = new SessionSecrets(redactor)
  return withSecrets(secrets, async () => {
    closing.abort()
    secrets.dropAll()
    await transport.close()
  })
}

export type { PracticeOptions, PracticeTenants } from '#src/practice/start.ts'

/** Unlike a token, a passphrase may be several words. */
const readPassphrase = async (from: string, io: SourceIo): Promise<Secret> =>
  new Secret((await readSource(from, io)).trim())

export type { VaultPerson } from './vault-access.ts'
