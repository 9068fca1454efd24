import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener, type HttpBindings } from '@hono/node-server'

/** What a tenant is to the server: a request in, an answer out. */
export type Handler = (request: Request, env: HttpBindings) => Response | Promise<Response>

export interface LoopbackServer {
  readonly port: number
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly origin: string
  /** Starts answering; requests that came earlier wait in the socket's queue. */
  serve(handler: Handler): void
  /** Stops at once: open keep-alive sockets and running requests are cut. */
  close(): Promise<void>
}

/**
 * Takes a port on 127.0.0.1 and nothing else: a practice tenant must never be reachable from
 * another machine.
 *
 * @param port 0 = any free one.
 * @throws the system's error, e.g. EADDRINUSE.
 */
export async function openLoopback(port: number): Promise<LoopbackServer> {
  const server = createServer({ keepAliveTimeout: 75_000, requestTimeout: 0 })
  await listen(server, port)
  const { port: taken } = server.address() as AddressInfo

  return {
    port: taken,
    origin: `http://127.0.0.1:${taken}`,
    serve(handler) {
      server.on(
        'request',
        getRequestListener((request, env) => handler(request, env as HttpBindings), {
          overrideGlobalObjects: false,
        }),
      )
    },
    close() {
      return new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}
