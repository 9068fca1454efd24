import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A road to a tenant: passes everything on, and counts what was answered. */
export interface Road {
  readonly url: string
  /** How many answers have begun to come back since the start. */
  answered(): number
  close(): void
}

/** @param to the origin that everything is passed on to */
export async function countingRoad(to: string): Promise<Road> {
  let count = 0
  const server = createServer((incoming, outgoing) => {
    const { method, headers, url } = incoming
    const passed = request(new URL(url ?? '/', to), { method, headers }, (answer) => {
      count += 1
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    passed.on('error', () => outgoing.destroy())
    outgoing.on('close', () => passed.destroy())
    incoming.pipe(passed)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    answered: () => count,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
