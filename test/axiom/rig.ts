import { type AxiomClient, createAxiomClient } from '#src/clients/axiom/client.ts'
import type { Trace } from '#src/clients/http/trace.ts'
import type { CapabilityMatrix } from '#src/domain/capability-matrix.ts'
import { Secret } from '#src/domain/secret.ts'
import type { PracticeOptions, PracticeTenants } from '#src/practice/start.ts'
import { practiceAndTransport } from '../clients/practice.ts'

export interface AxiomRig {
  readonly practice: PracticeTenants
  readonly trace: Trace
  /** With the practice API token, which names no organisation. */
  readonly token: AxiomClient
  /** With the owner's personal access token, in the practice organisation. */
  readonly person: AxiomClient
  /** With any credential. */
  with(credential: Secret, orgId?: string): AxiomClient
}

/**
 * A practice organisation and clients of it, over real sockets, until the test ends.
 * @param sleep what a client does while it waits; by default no time passes
 */
export async function axiomRig(
  options: PracticeOptions = {},
  sleep: (milliseconds: number) => Promise<void> = async () => {},
): Promise<AxiomRig> {
  const { practice, transport, trace } = await practiceAndTransport(options, sleep)
  const { baseUrl, orgId, apiToken, personalAccessToken } = practice.axiom
  const client = (credential: Secret, organisation?: string): AxiomClient =>
    createAxiomClient(transport.to(baseUrl, credential), { orgId: organisation })
  return {
    practice,
    trace,
    token: client(new Secret(apiToken)),
    person: client(new Secret(personalAccessToken), orgId),
    with: client,
  }
}

export const ingest: CapabilityMatrix = {
  datasetCapabilities: { 'http-logs': { ingest: ['create'] } },
  viewCapabilities: {},
  orgCapabilities: {},
}
