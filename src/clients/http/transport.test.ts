import { createServer as createTcpServer } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Secret } from '#src/domain/secret.ts'
import type { HttpRequest } from './http.ts'
import { problemFrom } from './testing/problem.ts'
import { json, serve } from './testing/server.ts'
import { testTransport } from './testing/transport.ts'
import type { Transport } from './transport.ts'

const read: HttpRequest = { method: 'GET', path: '/thing', effect: 'read' }
const write: HttpRequest = { method: 'POST', path: '/thing', json: { a: 1 }, effect: 'write' }

describe('a request', () => {
  it('carries the credential, and query and body as they are meant', async () => {
    const { origin, seen } = await serve((_, response) => json(response, { ok: true }))
    const http = testTransport().to(origin, new Secret('opaque-value'))
    const reply = await http.request({
      ...write,
      query: [['filter', '{"name":"a b&c"}']],
      requestId: { header: 'x-call-id', value: 'call-1' },
    })
    expect(reply).toMatchObject({ status: 200, body: { ok: true }, requestId: 'call-1' })
    expect(seen[0]).toMatchObject({
      url: '/thing?filter=%7B%22name%22%3A%22a%20b%26c%22%7D',
      body: '{"a":1}',
      headers: {
        authorization: 'Bearer opaque-value',
        accept: 'application/json',
        'content-type': 'application/json',
        'user-agent': 'tokenbench/test',
        'x-call-id': 'call-1',
      },
    })
  })

  it('resolves for every status, with the server’s clock and its id for the call', async () => {
    const headers = { date: 'Sat, 21 Nov 2026 12:00:00 GMT', 'x-call-id': 'theirs\u0085' }
    const { origin } = await serve((_, response) => json(response, { code: 1 }, 404, headers))
    const reply = await testTransport()
      .to(origin)
      .request({ ...read, requestId: { header: 'X-Call-Id', value: 'ours' } })
    expect(reply.status).toBe(404)
    expect(reply.serverDate).toEqual(new Date('2026-11-21T12:00:00Z'))
    expect(reply.exchange).toEqual({
      method: 'GET',
      path: '/thing',
      status: 404,
      requestId: expect.stringMatching(/^theirs⟨U\+0085⟩$/),
    })
  })

  it('gives the beginning of an answer that is not JSON', async () => {
    const { origin } = await serve((_, response) => response.end(`<html>${'x'.repeat(9_000)}`))
    const reply = await testTransport().to(origin).request(read)
    expect(reply.body).toBeUndefined()
    expect(reply.text).toMatch(/^<html>x/)
    expect(reply.text).toHaveLength(2_000)
  })

  it('does not follow a redirect, so that the credential stays with its origin', async () => {
    const elsewhere = await serve((_, response) => json(response, {}))
    const { origin } = await serve((_, response) =>
      response.writeHead(302, { location: elsewhere.origin }).end(),
    )
    const reply = await testTransport().to(origin, new Secret('opaque-value')).request(read)
    expect(reply.status).toBe(302)
    expect(elsewhere.seen).toEqual([])
  })
})

describe('an address or a credential that must not be used', () => {
  it.each([
    ['http://acme.atlan.com', 'tenant-url-plain-http'],
    ['https://me:secret@acme.atlan.com', 'tenant-url-user-info'],
  ])('%s is refused', (address, code) => {
    expect(() => testTransport().to(address)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code }) }),
    )
  })

  it.each(['', 'two words', 'line\nbreak', 'ünïcode'])(
    'the credential “%s” is refused',
    (value) => {
      expect(() => testTransport().to('https://acme.atlan.com', new Secret(value))).toThrow(
        expect.objectContaining({
          problem: expect.objectContaining({ code: 'damaged-credential' }),
        }),
      )
    },
  )
})

it('ends what is under way when it is closed, without trying again', async () => {
  const { origin, seen } = await serve(() => void transport.close())
  const transport = testTransport()
  const problem = await problemFrom(transport.to(origin).request(read))
  expect(problem).toMatchObject({ kind: 'unreachable', code: 'closed-here' })
  expect(seen).toHaveLength(1)
})

it('paces requests to a tenant, counting every try and all credentials', async () => {
  const transport = testTransport({ requestsPerMinute: 2 })
  // This machine under an address that does not say so, at a port where nothing listens.
  for (const credential of ['opaque-one', 'opaque-two', 'opaque-three'])
    await problemFrom(transport.to('https://0.0.0.0:9', new Secret(credential)).request(write))
  expect(transport.clock.slept).toEqual([60_000])
})

it('paces loopback only where that is asked for', async () => {
  const { origin } = await serve((_, response) => json(response, {}))
  const paces = (transport: Transport) => [origin, 'https://acme.atlan.com'].map(transport.paceOf)
  expect(paces(testTransport())).toEqual([undefined, 200])
  expect(paces(testTransport({ requestsPerMinute: 'none' }))).toEqual([undefined, undefined])
  const transport = testTransport({ requestsPerMinute: 2 })
  expect(paces(transport)).toEqual([2, 2])
  for (let i = 0; i < 3; i++) await transport.to(origin).request(read)
  expect(transport.clock.slept).toEqual([60_000])
})

it('says so when something answers that does not speak HTTP', async () => {
  const server = createTcpServer((socket) => {
    socket.on('error', () => {})
    socket.end('220 mail.example.com ESMTP\r\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const http = testTransport().to(`http://127.0.0.1:${address.port}`)
  expect(await problemFrom(http.request(read))).toMatchObject({ code: 'not-http' })
})

it('leaves no secret in what it records or gives to problems', async () => {
  const { origin } = await serve((request, response) =>
    json(response, request, 400, { 'x-call-id': 'very-secret-value' }),
  )
  const transport = testTransport()
  const http = transport.to(origin, new Secret('very-secret-value'))
  const path = '/by/very-secret-value'
  const requestId = { header: 'x-call-id', value: 'ours' }
  const { exchange } = await http.request({ ...write, path, requestId, json: [path] })
  expect(JSON.stringify([exchange, transport.trace.entries()])).not.toMatch(/very-secret-value/)
})
