import { describe, expect, it } from 'vitest'
import { capture } from './capture.ts'
import { curl, origin } from './testing/texts.ts'
import { apiTokenClaims, jwt, now, opaque } from './testing/tokens.ts'

describe('several requests', () => {
  const both = (one: string, other: string): string => `${one} ;\n${other}`

  it('of one person use the newest bearer', () => {
    const seconds = now.getTime() / 1000
    const older = jwt({ iat: seconds - 400 })
    const newer = jwt({ iat: seconds - 10 })
    const { requests, bearers, problem } = capture(both(curl(older), curl(newer)), { now })
    expect(problem).toBeUndefined()
    expect(requests).toBe(2)
    expect(bearers.map(({ secret }) => secret.reveal())).toEqual([newer, older])
  })

  it.each([
    [
      'two people',
      both(curl(jwt()), curl(jwt({ preferred_username: 'other.admin' }))),
      'several-identities',
    ],
    ['a person and a token', both(curl(jwt()), curl(jwt(apiTokenClaims))), 'several-identities'],
    ['two bearers that name nobody', both(curl(opaque()), curl(opaque())), 'several-identities'],
    ['two hosts', both(curl(jwt()), curl(jwt(), 'https://other.atlan.com')), 'several-hosts'],
    ['one command to two hosts', `${curl(jwt())} https://other.atlan.com`, 'several-hosts'],
    [
      'two headers that contradict each other',
      `${curl(jwt())} -H 'Authorization: Bearer ${jwt()}'`,
      'contradicting-headers',
    ],
    [
      'a password and a bearer',
      curl(jwt()).replace("-H 'auth", "-H 'Authorization: Basic abc' -H 'auth"),
      'contradicting-headers',
    ],
    [
      'a bearer and a password',
      `${curl(jwt())} -H 'Authorization: Basic abc'`,
      'contradicting-headers',
    ],
  ])('%s have to be told apart by the reader', (_, text, code) => {
    expect(capture(text, { now }).problem).toMatchObject({ code, kind: 'conflict' })
  })

  it('of two hosts use those of the tenant looked for', () => {
    const text = both(curl(jwt(), 'https://other.atlan.com/x'), curl(jwt()))
    const { bearers, problem } = capture(text, { now, origin })
    expect(problem).toBeUndefined()
    expect(bearers.map((bearer) => bearer.origin)).toEqual([origin])
  })

  it('where one sign-in has expired use the other', () => {
    const seconds = now.getTime() / 1000
    const expired = jwt({ iat: seconds, exp: seconds - 1, preferred_username: 'other.admin' })
    const live = jwt()
    const { bearers, problem } = capture(both(curl(expired), curl(live)), { now })
    expect(problem).toBeUndefined()
    expect(bearers[0]?.secret.reveal()).toBe(live)
  })

  it('count a bearer once when it was sent often', () => {
    const token = jwt()
    const { requests, bearers } = capture(both(curl(token), curl(token)), { now })
    expect([requests, bearers.length]).toEqual([2, 1])
  })
})

describe('a HAR file', () => {
  const har = (...sent: (readonly [token: string, at: string, url?: string])[]): string =>
    JSON.stringify({
      log: {
        entries: sent.map(([token, startedDateTime, url = origin]) => ({
          startedDateTime,
          request: { url, headers: [{ name: 'authorization', value: `Bearer ${token}` }] },
        })),
      },
    })

  it('gives the bearer that was sent last', () => {
    const [one, two] = [opaque(), opaque()]
    const mine = jwt()
    const text = har([mine, '2026-11-21T10:00:00Z'], [jwt(), '2026-11-21T09:00:00Z'])
    expect(capture(text, { now }).bearers[0]?.secret.reveal()).toBe(mine)
    const unknown = har([one, '2026-11-21T10:00:00Z'], [two, '2026-11-21T09:00:00Z'])
    expect(capture(unknown, { now }).problem?.code).toBe('several-identities')
  })

  it('prefers the person to the service accounts of a page', () => {
    const person = jwt()
    const text = har(
      [jwt(apiTokenClaims), '2026-11-21T10:00:00Z'],
      [person, '2026-11-21T09:00:00Z'],
    )
    const { bearers, problem } = capture(text, { now })
    expect(problem).toBeUndefined()
    expect(bearers[0]?.secret.reveal()).toBe(person)
  })

  it('may be large, other texts may not', () => {
    const large = har([jwt(), '2026-11-21T10:00:00Z']).replace(
      '{"log":{',
      `{"log":{"x":"${'y'.repeat(300_000)}",`,
    )
    expect(capture(large, { now }).problem).toBeUndefined()
    expect(capture(`[${' '.repeat(300_000)}] x`, { now }).problem?.code).toBe('paste-too-large')
  })
})
