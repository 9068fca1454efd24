import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import type { HttpRequest } from './http.ts'
import { selfSigned } from './testing/certificate.ts'
import { problemFrom } from './testing/problem.ts'
import { json, serve } from './testing/server.ts'
import { testTransport } from './testing/transport.ts'

const read: HttpRequest = { method: 'GET', path: '/thing', effect: 'read' }

/** A proxy that writes down where it should connect to, and refuses. */
async function refusingProxy(): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(502).end()
  })
  server.on('connect', (request, socket) => {
    asked.push(request.url ?? '')
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://me:hunter2@127.0.0.1:${port}`, asked }
}

it.each(['HTTPS_PROXY', 'https_proxy'])(
  'goes through %s and blames it when it refuses',
  async (name) => {
    const proxy = await refusingProxy()
    const http = testTransport({ environment: { [name]: proxy.url } }).to('https://acme.invalid')
    const problem = await problemFrom(http.request(read))
    expect(proxy.asked).toContain('acme.invalid:443')
    expect(problem).toMatchObject({ kind: 'unreachable', code: 'proxy-failed' })
    expect(JSON.stringify(problem)).toContain(new URL(proxy.url).host)
    expect(JSON.stringify(problem)).not.toMatch(/hunter2/)
  },
)

it('was surely not done when the proxy refuses a write', async () => {
  const proxy = await refusingProxy()
  const http = testTransport({ environment: { HTTPS_PROXY: proxy.url } }).to('https://acme.invalid')
  const problem = await problemFrom(http.request({ ...read, method: 'POST', effect: 'write' }))
  expect(problem).toMatchObject({ kind: 'unreachable', code: 'proxy-failed' })
})

// This machine under an address that does not say so, at a port where nothing listens.
const away = 'https://0.0.0.0:9'

it.each(['0.0.0.0', '0.0.0.0:9', 'other.example, *'])(
  'goes past it to what NO_PROXY=%s names',
  async (names) => {
    const proxy = await refusingProxy()
    const environment = { HTTPS_PROXY: proxy.url, NO_PROXY: names }
    const problem = await problemFrom(testTransport({ environment }).to(away).request(read))
    expect(proxy.asked).toEqual([])
    expect(problem.code).toBe('connection-refused')
  },
)

it('never goes through a proxy to this machine, with TLS or without', async () => {
  const proxy = await refusingProxy()
  const environment = { HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url, NO_PROXY: '' }
  const plain = await serve((_, response) => json(response, { ok: true }))
  const reply = await testTransport({ environment }).to(plain.origin).request(read)
  expect(reply.body).toEqual({ ok: true })
  const secure = await serve((_, response) => json(response, {}), selfSigned())
  const problem = await problemFrom(testTransport({ environment }).to(secure.origin).request(read))
  expect(problem.code).toBe('untrusted-certificate')
  expect(JSON.stringify(problem)).not.toMatch(/HTTPS_PROXY/)
  expect(proxy.asked).toEqual([])
})

it.each(['not an address', 'ftp://proxy.example.com', 'http://'])(
  'refuses “%s”, which is no proxy',
  (address) => {
    expect(() => testTransport({ environment: { HTTPS_PROXY: address } })).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'bad-proxy' }) }),
    )
  },
)

it('takes a proxy without a scheme, as curl does', async () => {
  const proxy = await refusingProxy()
  const environment = { HTTPS_PROXY: new URL(proxy.url).host }
  await problemFrom(testTransport({ environment }).to('https://acme.invalid').request(read))
  expect(proxy.asked).toContain('acme.invalid:443')
})
