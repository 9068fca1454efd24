import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Cancelled } from '#src/domain/cancelled.ts'
import type { HttpRequest } from './http.ts'
import { selfSigned } from './testing/certificate.ts'
import { problemFrom } from './testing/problem.ts'
import { json, serve } from './testing/server.ts'
import { testTransport } from './testing/transport.ts'

const read: HttpRequest = { method: 'GET', path: '/thing', effect: 'read' }
const write: HttpRequest = { method: 'POST', path: '/thing', effect: 'write' }

it('does not talk to a host whose certificate nobody trusts, and says how to trust it', async () => {
  const { origin, seen } = await serve((_, response) => json(response, {}), selfSigned())
  const problem = await problemFrom(testTransport().to(origin).request(write))
  expect(problem).toMatchObject({ kind: 'unreachable', code: 'untrusted-certificate' })
  expect(problem.nextSteps[0]?.text).toContain('NODE_EXTRA_CA_CERTS')
  expect(seen).toEqual([])
})

it('says so when there is no TLS at that port', async () => {
  const { port } = await serve((_, response) => json(response, {}))
  const http = testTransport().to(`https://localhost:${port}`)
  expect(await problemFrom(http.request(read))).toMatchObject({ code: 'tls-failed' })
})

describe('a host that takes the connection and never finishes the handshake', () => {
  it('does not keep a person waiting who stops', async () => {
    const stop = new AbortController()
    const origin = await silent(() => stop.abort())
    const request = testTransport()
      .to(origin)
      .request({ ...write, signal: stop.signal })
    await expect(request).rejects.toBeInstanceOf(Cancelled)
  })

  it('leaves no write in doubt when its time is over', async () => {
    const origin = await silent()
    const problem = await problemFrom(
      testTransport()
        .to(origin)
        .request({ ...write, timeoutMs: 50 }),
    )
    expect(problem).toMatchObject({ kind: 'unreachable', code: 'timed-out' })
  })
})

/** A server that accepts connections and says nothing. */
async function silent(onConnection: () => void = () => {}): Promise<string> {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => {}))
    onConnection()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return `https://localhost:${(server.address() as AddressInfo).port}`
}

it('trusts the certificates that NODE_EXTRA_CA_CERTS names, also through a proxy', async () => {
  const certificate = selfSigned('tenant.invalid')
  const tenant = await serve((_, response) => json(response, { ok: true }), certificate)
  const proxy = await tunnelTo(tenant.port)
  const folder = await mkdtemp(join(tmpdir(), 'tokenbench-ca-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'ca.pem')
  await writeFile(file, certificate.cert)

  // Node reads the variable when it starts, so this needs a process of its own.
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module-typescript', '--eval', program],
    { env: { PATH: process.env.PATH, HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: file } },
  )
  expect(stdout.trim()).toBe('{"ok":true} {"ok":true}')
  expect(tenant.seen.map(({ method }) => method)).toEqual(['GET', 'POST'])
  expect(new Set(proxy.asked)).toEqual(new Set(['tenant.invalid:443']))
}, 20_000)

/** A proxy that connects everything to this port, and writes down what it was asked for. */
async function tunnelTo(port: number): Promise<{ url: string; asked: readonly string[] }> {
  const asked: string[] = []
  const server = createHttpServer()
  server.on('connect', (request, socket) => {
    asked.push(request.url ?? '')
    const tenant = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      socket.pipe(tenant).pipe(socket)
    })
    for (const end of [socket, tenant]) end.on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

const program = `
  import { createTransport } from '#src/clients/http/transport.ts'
  import { Trace } from '#src/clients/http/trace.ts'
  import { Redactor } from '#src/domain/redactor.ts'
  const redactor = new Redactor()
  const clock = { now: () => new Date(), sleep: async () => {} }
  const userAgent = 'tokenbench/test'
  const transport = createTransport({ redactor, trace: new Trace(redactor), clock, userAgent })
  const http = transport.to('https://tenant.invalid')
  const read = await http.request({ method: 'GET', path: '/', effect: 'read' })
  const write = await http.request({ method: 'POST', path: '/', effect: 'write' })
  console.log(JSON.stringify(read.body), JSON.stringify(write.body))
  await transport.close()
`
