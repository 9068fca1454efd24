import { describe, expect, it } from 'vitest'
import type { HttpReply } from './http.ts'
import { type Attempt, waitBeforeRetry } from './retry.ts'

const now = Date.UTC(2026, 10, 21, 12)
const exchange = { method: 'GET', path: '/' }

function reply(status: number, headers: Record<string, string> = {}): Attempt {
  return { reply: { status, headers, body: undefined, text: '', exchange } }
}

const failure = (passing: boolean, slow = false): Attempt => ({
  failure: { passing, slow },
})

describe('a read', () => {
  it.each([429, 502, 503, 504])('is sent again after %i', (status) => {
    expect(waitBeforeRetry('read', reply(status), 1, now)).toBeGreaterThan(0)
  })

  it.each([200, 302, 400, 401, 403, 404, 409, 500])('is not sent again after %i', (status) => {
    expect(waitBeforeRetry('read', reply(status), 1, now)).toBeUndefined()
  })

  it('is sent again after network trouble that may pass, and only then', () => {
    expect(waitBeforeRetry('read', failure(true), 1, now)).toBeGreaterThan(0)
    expect(waitBeforeRetry('read', failure(false), 1, now)).toBeUndefined()
  })

  it('is sent four times at most, and twice when nothing came in time', () => {
    expect(waitBeforeRetry('read', reply(503), 3, now)).toBeGreaterThan(0)
    expect(waitBeforeRetry('read', reply(503), 4, now)).toBeUndefined()
    expect(waitBeforeRetry('read', failure(true, true), 1, now)).toBeGreaterThan(0)
    expect(waitBeforeRetry('read', failure(true, true), 2, now)).toBeUndefined()
  })

  it('waits longer from try to try, never in step with others', () => {
    for (const [tries, longest] of [
      [1, 500],
      [2, 1000],
      [3, 2000],
    ] as const) {
      const waits = Array.from({ length: 50 }, () =>
        waitBeforeRetry('read', reply(503), tries, now),
      )
      expect(new Set(waits).size).toBeGreaterThan(1)
      for (const wait of waits) {
        expect(wait).toBeGreaterThanOrEqual(longest / 2)
        expect(wait).toBeLessThanOrEqual(longest)
      }
    }
  })
})

describe('the wait that a server asks for', () => {
  const inAMinute = new Date(now + 60_000).toUTCString()
  const epoch = String(now / 1000 + 30)

  it.each([
    ['seconds', reply(429, { 'retry-after': '7' }), 7_000],
    ['a date', reply(503, { 'retry-after': inAMinute }), 60_000],
    ['seconds left until the reset', reply(429, { 'x-ratelimit-reset': '12' }), 12_000],
    ['the epoch second of the reset', reply(429, { 'x-ratelimit-reset': epoch }), 30_000],
    [
      'Retry-After before the reset',
      reply(429, { 'retry-after': '7', 'x-ratelimit-reset': '12' }),
      7_000,
    ],
  ])('may be %s', (_, attempt, milliseconds) => {
    expect(waitBeforeRetry('read', attempt, 1, now)).toBe(milliseconds)
  })

  it('counts a date on the server’s own clock', () => {
    const hourAhead: HttpReply = {
      status: 429,
      headers: { 'retry-after': new Date(now + 3_660_000).toUTCString() },
      body: undefined,
      text: '',
      serverDate: new Date(now + 3_600_000),
      exchange,
    }
    expect(waitBeforeRetry('read', { reply: hourAhead }, 1, now)).toBe(60_000)
  })

  it('is not kept when a person would have to wait for more than two minutes', () => {
    expect(waitBeforeRetry('read', reply(429, { 'retry-after': '600' }), 1, now)).toBeUndefined()
  })
})

describe('a write', () => {
  it('is sent again after a 429 that says when to come back: it was turned away', () => {
    expect(waitBeforeRetry('write', reply(429, { 'retry-after': '3' }), 1, now)).toBe(3_000)
  })

  it.each([
    ['a bare 429', reply(429)],
    ['a 503, even one with a wait', reply(503, { 'retry-after': '1' })],
    ['500', reply(500)],
    ['network trouble', failure(true)],
  ])('is never sent again after %s', (_, attempt) => {
    expect(waitBeforeRetry('write', attempt, 1, now)).toBeUndefined()
  })
})
