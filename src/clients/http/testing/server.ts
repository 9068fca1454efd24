import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

/** A request as a server saw it. */
export interface Seen {
  readonly method: string
  /** Path and query, as on the wire. */
  readonly url: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
  /** Tells connections apart. */
  readonly port: number
}

export interface LoopbackServer {
  readonly origin: string
  readonly port: number
  readonly seen: readonly Seen[]
  readonly server: Server
}

export type Answer = (request: Seen, response: ServerResponse) => void

/** A real HTTP server on this machine that answers as it is told, until the test ends. */
export async function serve(
  answer: Answer,
  tls?: { key: string; cert: string },
): Promise<LoopbackServer> {
  const seen: Seen[] = []
  const listener: RequestListener = async (request, response) => {
    const { method = '', url = '', headers, socket } = request
    const body = await text(request)
    const one = { method, url, headers, body, port: socket.remotePort ?? 0 }
    seen.push(one)
    answer(one, response)
  }
  const server = tls ? createTlsServer(tls, listener) : createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const origin = tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`
  return { origin, port, seen, server }
}

/** Answers with JSON. */
export function json(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}

/** Answers request after request with the next of these; the last one stays. */
export function inTurn(...answers: readonly Answer[]): Answer {
  let next = 0
  return (request, response) => {
    const answer = answers[Math.min(next++, answers.length - 1)]
    answer?.(request, response)
  }
}

/** Hangs up without an answer. */
export const cut: Answer = (_, response) => void response.destroy()
