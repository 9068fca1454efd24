import { describe, expect, it } from 'vitest'
import { type Bearer, capture } from './capture.ts'
import { checkForUse, type Need } from './checks.ts'
import { apiTokenClaims, jwt, now, opaque } from './testing/tokens.ts'

const need: Need = { origin: 'https://acme.atlan.com', person: true, secondsNeeded: 120, now }

function bearer(token: string, url?: string): Bearer {
  const text =
    url === undefined ? `Bearer ${token}` : `curl '${url}' -H 'authorization: Bearer ${token}'`
  const [found] = capture(text, { now }).bearers
  if (found === undefined) throw new Error('no bearer was found')
  return found
}
const here = 'https://acme.atlan.com/api'
const seconds = now.getTime() / 1000

describe('a bearer that is about to be used', () => {
  it.each([
    ["a person's, of this tenant", bearer(jwt(), here)],
    ['one that came without a host', bearer(jwt())],
    ['one that says nothing of itself', bearer(opaque(), here)],
    ['one that never expires', bearer(jwt({ exp: undefined }), here)],
  ])('passes: %s', (_, one) => {
    expect(checkForUse(one, need)).toBeUndefined()
  })

  it.each([
    ['another tenant', bearer(jwt(), 'https://other.atlan.com'), 'other-tenant', 'refused'],
    ['another port', bearer(jwt(), 'https://acme.atlan.com:8443'), 'other-tenant', 'refused'],
    ['expired', bearer(jwt({ exp: seconds }), here), 'bearer-expired', 'not-authenticated'],
    ['too little time', bearer(jwt({ exp: seconds + 119 }), here), 'too-little-time', 'refused'],
    [
      'another issuer',
      bearer(jwt({ iss: 'https://other.atlan.com/auth/realms/default' }), here),
      'foreign-issuer',
      'refused',
    ],
    [
      'another issuer, no host',
      bearer(jwt({ iss: 'https://other.atlan.com/auth' })),
      'foreign-issuer',
      'refused',
    ],
    [
      'an issuer that is no address',
      bearer(jwt({ iss: 'acme' }), here),
      'foreign-issuer',
      'refused',
    ],
    ['an API token', bearer(jwt(apiTokenClaims), here), 'api-token-not-person', 'not-permitted'],
  ])('is refused: %s', (_, one, code, kind) => {
    const problem = checkForUse(one, need)
    expect(problem).toMatchObject({ code, kind })
    expect(problem?.nextSteps.length).toBeGreaterThan(0)
  })

  it.each([
    ['a person’s bearer', {}, /^This bearer has expired/, /^Reload the page/],
    ['an API token', apiTokenClaims, /^This API token has expired/, /^Use another API token/],
  ])('says how another one is got of %s', (_, claims, title, step) => {
    const one = bearer(jwt({ ...claims, exp: seconds }), here)
    const problem = checkForUse(one, { ...need, person: false })
    expect(problem?.title).toMatch(title)
    expect(problem?.nextSteps[0]?.text).toMatch(step)
  })

  it('is judged in this order: host, time, issuer, person', () => {
    const wrong = { iss: 'https://other.atlan.com', exp: seconds, ...apiTokenClaims }
    const codes = [
      checkForUse(bearer(jwt(wrong), 'https://other.atlan.com'), need),
      checkForUse(bearer(jwt(wrong), here), need),
      checkForUse(bearer(jwt({ ...wrong, exp: seconds + 500 }), here), need),
      checkForUse(bearer(jwt(apiTokenClaims), here), need),
    ].map((problem) => problem?.code)
    expect(codes).toEqual([
      'other-tenant',
      'bearer-expired',
      'foreign-issuer',
      'api-token-not-person',
    ])
  })

  it('needs a minute whatever the work takes', () => {
    const one = bearer(jwt({ exp: seconds + 59 }), here)
    expect(checkForUse(one, { ...need, secondsNeeded: 0 })?.code).toBe('too-little-time')
  })

  it('may be an API token where any actor will do', () => {
    expect(
      checkForUse(bearer(jwt(apiTokenClaims), here), { ...need, person: false }),
    ).toBeUndefined()
  })

  it.each(['https://login.acme.example/auth/realms/default', 'login.acme.example'])(
    'may come from an issuer of its own: %s',
    (issuer) => {
      const one = bearer(jwt({ iss: 'https://login.acme.example/auth/realms/default' }), here)
      expect(checkForUse(one, { ...need, issuers: [issuer] })).toBeUndefined()
    },
  )

  it('may be issued by the tenant on another port', () => {
    const one = bearer(
      jwt({ iss: 'http://127.0.0.1:9000/auth/realms/default' }),
      'http://127.0.0.1:4000',
    )
    expect(checkForUse(one, { ...need, origin: 'http://127.0.0.1:4000' })).toBeUndefined()
  })
})
