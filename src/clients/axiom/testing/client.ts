import { type AxiomClient, createAxiomClient } from '#src/clients/axiom/client.ts'
import { type Answer, type LoopbackServer, serve } from '#src/clients/http/testing/server.ts'
import { type TestTransport, testTransport } from '#src/clients/http/testing/transport.ts'
import { Secret } from '#src/domain/secret.ts'

export interface TestClient extends LoopbackServer {
  readonly client: AxiomClient
  readonly transport: TestTransport
}

/** A client of a real server that answers as it is told, until the test ends. */
export async function clientOf(answer: Answer, orgId?: string): Promise<TestClient> {
  const server = await serve(answer)
  const transport = testTransport()
  const http = transport.to(server.origin, new Secret('opaque-bearer'))
  return { ...server, client: createAxiomClient(http, { orgId }), transport }
}
