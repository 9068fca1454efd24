import { onTestFinished } from 'vitest'
import { type AtlanClient, createAtlanClient } from '#src/clients/atlan/client.ts'
import { Trace } from '#src/clients/http/trace.ts'
import { createTransport, type Transport } from '#src/clients/http/transport.ts'
import { Redactor } from '#src/domain/redactor.ts'
import { Secret } from '#src/domain/secret.ts'
import { type PracticeOptions, type PracticeTenants, startPractice } from '#src/practice/start.ts'

export interface Rig {
  readonly practice: PracticeTenants
  readonly transport: Transport
  readonly trace: Trace
  /** A client with the practice API token. */
  readonly token: AtlanClient
  /** A client with a fresh browser bearer of that user. */
  as(username: string): Promise<AtlanClient>
  /** A client with any credential. */
  with(credential: Secret): AtlanClient
}

/**
 * A practice tenant and clients of it, over real sockets, until the test ends.
 * @param sleep what a client does while it waits; by default no time passes
 */
export async function rig(
  options: PracticeOptions = {},
  sleep: (milliseconds: number) => Promise<void> = async () => {},
): Promise<Rig> {
  const withoutDelays = { indexLagMs: 0, grantDelayMs: 0, ...options }
  const { practice, transport, trace } = await practiceAndTransport(withoutDelays, sleep)
  const { baseUrl, apiToken } = practice.atlan
  const client = (credential: Secret): AtlanClient =>
    createAtlanClient(transport.to(baseUrl, credential))
  return {
    practice,
    transport,
    trace,
    token: client(new Secret(apiToken.secret)),
    as: async (username) => client(new Secret(await practice.issueBearer(username))),
    with: client,
  }
}

/** Both practice tenants and a transport to them, closed when the test ends. */
export async function practiceAndTransport(
  options: PracticeOptions,
  sleep: (milliseconds: number) => Promise<void>,
): Promise<Pick<Rig, 'practice' | 'transport' | 'trace'>> {
  const practice = await startPractice(options)
  const redactor = new Redactor()
  const trace = new Trace(redactor)
  const clock = { now: () => new Date(options.now?.() ?? Date.now()), sleep }
  const userAgent = 'tokenbench/test'
  const transport = createTransport({ redactor, trace, clock, userAgent, environment: {} })
  onTestFinished(async () => {
    await transport.close()
    await practice.close()
  })
  return { practice, transport, trace }
}
