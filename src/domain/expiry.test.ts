import { describe, expect, it } from 'vitest'
import { expiryAt, expiryOfLifetime, longestAtlanLifetimeSeconds, overflows } from './expiry.ts'

const at = (text: string) => new Date(text)
const now = at('2026-11-21T12:00:00Z')

describe('the lifetime of the vendor’s documentation, 409968000 seconds', () => {
  it('is dead from its first second', () => {
    expect(expiryOfLifetime(now, 409_968_000, now)).toEqual({
      expiresAt: at('1903-10-13T05:31:44Z'),
      status: 'expired',
      reason: 'lifetime-overflow',
    })
  })

  it('was still alive for tokens made up to 22 January 2025', () => {
    const last = at('2025-01-22T03:14:07Z')
    expect(expiryOfLifetime(last, 409_968_000, now)).toEqual({
      expiresAt: at('2038-01-19T03:14:07Z'),
      status: 'active',
    })
    const next = at('2025-01-22T03:14:08Z')
    expect(expiryOfLifetime(next, 409_968_000, now).reason).toBe('lifetime-overflow')
  })
})

it.each([
  ['2033-01-20T03:14:07Z', longestAtlanLifetimeSeconds, false],
  ['2033-01-20T03:14:07.999Z', longestAtlanLifetimeSeconds, false],
  ['2033-01-20T03:14:08Z', longestAtlanLifetimeSeconds, true],
  ['2026-11-21T12:00:00Z', longestAtlanLifetimeSeconds, false],
  ['2026-11-21T12:00:00Z', 409_968_000, true],
  ['2038-01-19T03:14:06Z', 1, false],
  ['2038-01-19T03:14:07Z', 1, true],
])('knows whether a token made at %s for %d s is dead at birth: %s', (made, seconds, dead) => {
  expect(overflows(seconds, at(made))).toBe(dead)
  expect(expiryOfLifetime(at(made), seconds, at(made)).reason).toBe(
    dead ? 'lifetime-overflow' : undefined,
  )
})

it.each([
  ['2026-11-21T12:00:00Z', 'expired'],
  ['2026-11-21T12:00:00.001Z', 'expiring'],
  ['2026-12-21T12:00:00Z', 'expiring'],
  ['2026-12-21T12:00:00.001Z', 'active'],
])('says of a token that ends at %s that it is %s', (end, status) => {
  expect(expiryAt(at(end), now)).toEqual({ expiresAt: at(end), status })
})

it('knows tokens that never end', () => {
  expect(expiryAt(null, now)).toEqual({ expiresAt: null, status: 'never-expires' })
})

it('gives a date for whatever lifetime a server claims', () => {
  for (const seconds of [-1, 0, 2 ** 31, -(10 ** 15) + 1, 10 ** 15 - 1]) {
    const { expiresAt, status } = expiryOfLifetime(now, seconds, now)
    expect(expiresAt?.getTime()).not.toBeNaN()
    expect(status).toBe('expired')
  }
})
