import { describe, expect, it } from 'vitest'
import { Cancelled } from '#src/domain/cancelled.ts'
import type { HttpRequest } from './http.ts'
import { problemFrom } from './testing/problem.ts'
import { cut, inTurn, json, serve } from './testing/server.ts'
import { testTransport } from './testing/transport.ts'

const read: HttpRequest = { method: 'GET', path: '/thing', effect: 'read' }
const write: HttpRequest = { method: 'POST', path: '/thing', json: { a: 1 }, effect: 'write' }

describe('a read', () => {
  it('is repeated until the server is back, under one id', async () => {
    const busy = inTurn(
      (_, response) => json(response, {}, 503),
      cut,
      (_, response) => json(response, { ok: true }),
    )
    const { origin, seen } = await serve(busy)
    const transport = testTransport()
    const reply = await transport
      .to(origin)
      .request({ ...read, requestId: { header: 'x-call-id', value: 'call-1' } })
    expect(reply.body).toEqual({ ok: true })
    expect(seen.map(({ headers }) => headers['x-call-id'])).toEqual(['call-1', 'call-1', 'call-1'])
    expect(transport.trace.entries()).toMatchObject([{ status: 200, tries: 3 }])
  })

  it('gives the last answer when the server does not come back', async () => {
    const { origin, seen } = await serve((_, response) => json(response, { m: 'x' }, 503))
    const reply = await testTransport().to(origin).request(read)
    expect(reply).toMatchObject({ status: 503, body: { m: 'x' } })
    expect(seen).toHaveLength(4)
  })

  it.each([401, 403])('is not repeated after %i: a refusal is an answer', async (status) => {
    const { origin, seen } = await serve((_, response) => json(response, {}, status))
    await testTransport().to(origin).request(read)
    expect(seen).toHaveLength(1)
  })

  it('that nobody answers names the host and what to do', async () => {
    const { origin, seen } = await serve(cut)
    const problem = await problemFrom(testTransport().to(origin).request(read))
    expect(problem).toMatchObject({ kind: 'unreachable', code: 'connection-cut' })
    expect(problem.title).toContain(new URL(origin).host)
    expect(problem.http).toEqual({ method: 'GET', path: '/thing' })
    expect(seen).toHaveLength(4)
  })

  it('ends when the answer begins and never ends', async () => {
    const { origin } = await serve((_, response) => void response.write('{"half":'))
    const request = { ...read, timeoutMs: 50 }
    const problem = await problemFrom(testTransport().to(origin).request(request))
    expect(problem).toMatchObject({ kind: 'unreachable', code: 'timed-out' })
  })

  it('can be stopped by the person', async () => {
    const stop = new AbortController()
    const { origin, seen } = await serve(() => stop.abort())
    const transport = testTransport()
    const request = transport.to(origin).request({ ...read, signal: stop.signal })
    await expect(request).rejects.toBeInstanceOf(Cancelled)
    expect(seen).toHaveLength(1)
    expect(transport.trace.entries()).toMatchObject([{ error: 'cancelled' }])
  })
})

describe('a write', () => {
  it('is sent once; when its answer is lost, the outcome is unknown', async () => {
    const { origin, seen } = await serve(cut)
    const problem = await problemFrom(testTransport().to(origin).request(write))
    expect(problem).toMatchObject({ kind: 'unknown-outcome', code: 'answer-lost' })
    expect(seen).toHaveLength(1)
  })

  it.each([500, 502, 503, 504])('is sent once when the answer is %i', async (status) => {
    const { origin, seen } = await serve((_, response) => json(response, {}, status))
    expect((await testTransport().to(origin).request(write)).status).toBe(status)
    expect(seen).toHaveLength(1)
  })

  it('waits and comes again when it was turned away', async () => {
    const { origin } = await serve(
      inTurn(
        (_, response) => json(response, {}, 429, { 'retry-after': '7' }),
        (_, response) => json(response, { ok: true }),
      ),
    )
    const transport = testTransport()
    expect((await transport.to(origin).request(write)).body).toEqual({ ok: true })
    expect(transport.clock.slept).toEqual([7_000])
  })

  it('makes every other request to the tenant wait as well when it was turned away', async () => {
    let turnedAway = false
    const { origin } = await serve(({ url }, response) => {
      if (url !== '/other' && !turnedAway) {
        turnedAway = true
        return json(response, {}, 429, { 'retry-after': '7' })
      }
      return json(response, { ok: true })
    })
    const slept: number[] = []
    const waiting: (() => void)[] = []
    let now = 0
    const transport = testTransport({
      clock: {
        now: () => new Date(now),
        sleep: (ms) => {
          slept.push(ms)
          return new Promise((go) => waiting.push(go))
        },
      },
    })
    const first = transport.to(origin).request(write)
    while (waiting.length < 1) await new Promise(setImmediate)
    const other = transport.to(origin).request({ method: 'GET', path: '/other', effect: 'read' })
    while (waiting.length < 2) await new Promise(setImmediate)
    expect(slept).toEqual([7_000, 7_000])
    now = 7_000
    for (const go of waiting) go()
    expect([(await first).status, (await other).status]).toEqual([200, 200])
  })

  it('that never left this machine was surely not done', async () => {
    const { origin, server } = await serve(cut)
    await new Promise((resolve) => server.close(resolve))
    const problem = await problemFrom(testTransport().to(origin).request(write))
    expect(problem).toMatchObject({ kind: 'unreachable', code: 'connection-refused' })
  })

  it('without an answer in time is in doubt', async () => {
    const { origin } = await serve(() => {})
    const request = { ...write, timeoutMs: 50 }
    const problem = await problemFrom(testTransport().to(origin).request(request))
    expect(problem).toMatchObject({ kind: 'unknown-outcome', code: 'answer-lost' })
  })

  it('may be given time for its answer when the person stops it on its way', async () => {
    const stop = new AbortController()
    const { origin, seen } = await serve((_, response) => {
      stop.abort()
      setImmediate(() => json(response, { ok: true }))
    })
    const http = testTransport().to(origin)
    const patient = { ...write, signal: stop.signal, graceMs: 10_000 }
    expect((await http.request(patient)).body).toEqual({ ok: true })
    await expect(http.request(patient)).rejects.toBeInstanceOf(Cancelled)
    expect(seen).toHaveLength(1)
  })

  it('is in doubt when the person stops it on its way, and cancelled before', async () => {
    const stop = new AbortController()
    const { origin, seen } = await serve(() => stop.abort())
    const http = testTransport().to(origin)
    const problem = await problemFrom(http.request({ ...write, signal: stop.signal }))
    expect(problem).toMatchObject({ kind: 'unknown-outcome', code: 'answer-lost' })
    const again = http.request({ ...write, signal: stop.signal })
    await expect(again).rejects.toBeInstanceOf(Cancelled)
    expect(seen).toHaveLength(1)
  })

  it('has a connection of its own: one kept open may be closing just now', async () => {
    const { origin, seen } = await serve((_, response) => json(response, {}))
    const http = testTransport().to(origin)
    for (const request of [read, write, read, write]) await http.request(request)
    const [first, second, third, fourth] = seen.map(({ port }) => port)
    expect(third).toBe(first)
    expect(new Set([first, second, fourth]).size).toBe(3)
  })
})
