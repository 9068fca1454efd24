import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import type { HttpRequest } from './http.ts'
import { problemFrom } from './test-problem.ts'
import { json, serve } from './test-server.ts'
import { testTransport } from './test-transport.ts'

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

it.each(['acme.invalid', '.invalid', '*'])(
  'goes past it to what NO_PROXY=%s names',
  async (names) => {
    const proxy = await refusingProxy()
    const environment = { HTTPS_PROXY: proxy.url, NO_PROXY: names }
    const http = testTransport({ environment }).to('https://acme.invalid')
    const problem = await problemFrom(http.request(read))
    expect(proxy.asked).toEqual([])
    expect(problem.code).toMatch(/^(host-not-found|name-lookup-failed)$/)
  },
)

it('never goes through a proxy to this machine', async () => {
  const proxy = await refusingProxy()
  const { origin } = await serve((_, response) => json(response, { ok: true }))
  const environment = { HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url, NO_PROXY: '' }
  const reply = await testTransport({ environment }).to(origin).request(read)
  expect(reply.body).toEqual({ ok: true })
  expect(proxy.asked).toEqual([])
})

it('refuses a proxy that is no address', () => {
  expect(() => testTransport({ environment: { HTTPS_PROXY: 'nonsense' } })).toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ code: 'bad-proxy' }) }),
  )
})
