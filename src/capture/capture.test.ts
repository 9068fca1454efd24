import { describe, expect, it } from 'vitest'
import { capture } from './capture.ts'
import { curl, origin } from './testing/texts.ts'
import { apiTokenClaims, jwt, now, opaque } from './testing/tokens.ts'

describe('a request with a bearer', () => {
  it('gives the bearer, its host and what it says of itself', () => {
    const token = jwt()
    const captured = capture(curl(token), { now })
    expect(captured).toMatchObject({
      variant: 'curl-bash',
      requests: 1,
      bearers: [
        {
          origin,
          kind: 'user',
          expired: false,
          warnings: [],
          claims: { username: 'conn.admin', roles: ['$admin'] },
        },
      ],
    })
    expect(captured.problem).toBeUndefined()
    expect(captured.bearers[0]?.secret.reveal()).toBe(token)
    expect(captured.bearers[0]?.claims?.expiresAt).toEqual(new Date(now.getTime() + 720_000))
  })

  it.each([
    ['an API token', jwt(apiTokenClaims), 'api-token'],
    ['a person', jwt(), 'user'],
    ['nobody it names', opaque(), 'opaque'],
    ['an Axiom token', 'xaat-8b4d2f0a-1c9e-4d7b-b3a5-6f2e8c1d9a70', 'api-token'],
  ])('knows %s', (_, token, kind) => {
    const { bearers, problem } = capture(curl(token), { now })
    expect(bearers[0]?.kind).toBe(kind)
    expect(problem).toBeUndefined()
  })

  it('makes the claims of a hostile token harmless', () => {
    const [bearer] = capture(curl(jwt({ preferred_username: '\u001b]0;x\u0007\u202e' })), {
      now,
    }).bearers
    expect(bearer?.claims?.username).toBe('⟨U+001B⟩]0;x⟨U+0007⟩⟨U+202E⟩')
  })
})

describe('one credential written in several ways', () => {
  const token = jwt()
  it.each([
    ['two spellings of the scheme', `${curl(token)} -H 'authorization: BEARER ${token}'`],
    ['a JWT without its scheme', `curl '${origin}' -H 'authorization: ${token}'`],
    [
      'a special blank behind the scheme',
      `curl '${origin}' -H 'authorization: Bearer\u00a0${token}'`,
    ],
  ])('%s', (_, text) => {
    const { bearers, problem } = capture(text, { now })
    expect(problem).toBeUndefined()
    expect(bearers.map(({ secret }) => secret.reveal())).toEqual([token])
  })
})

describe('what stands beside the bearer', () => {
  const token = jwt()
  it.each([
    ['a foreign issuer', curl(jwt({ iss: 'https://other.atlan.com/auth' })), 'foreign-issuer'],
    [
      'a bearer issued later than now',
      curl(jwt({ iat: now.getTime() / 1000 + 300 })),
      'issued-in-future',
    ],
    ['an ID token', curl(jwt({ typ: 'ID' })), 'id-token'],
    ['-k', `${curl(token)} -k`, 'insecure-flag'],
    ['typographic quotes', curl(token).replaceAll("'", '’'), 'relayed'],
    [
      'a refresh token',
      JSON.stringify({ access_token: token, refresh_token: opaque() }),
      'refresh-token-beside',
    ],
  ])('%s is pointed out and does not forbid its use', (_, text, code) => {
    const { bearers, problem } = capture(text, { now })
    expect(problem).toBeUndefined()
    expect(bearers[0]?.warnings.map((warning) => warning.code)).toContain(code)
  })

  it('is no warning when the issuer is known to belong to the tenant', () => {
    const text = curl(jwt({ iss: 'https://login.acme.example/auth' }))
    const { bearers } = capture(text, { now, issuers: ['login.acme.example'] })
    expect(bearers[0]?.warnings).toEqual([])
  })

  it('measures the issuer of a bare token by the tenant looked for', () => {
    const text = `Bearer ${jwt({ iss: 'https://other.atlan.com/auth' })}`
    const codes = capture(text, { now, origin }).bearers[0]?.warnings.map(({ code }) => code)
    expect(codes).toEqual(['host-unknown', 'foreign-issuer'])
  })
})

describe('time', () => {
  it('refuses an expired bearer and says when it ran out', () => {
    const token = jwt({ exp: now.getTime() / 1000 - 90 })
    const { problem, bearers } = capture(curl(token), { now })
    expect(problem).toMatchObject({ code: 'bearer-expired', kind: 'not-authenticated' })
    expect(problem?.detail).toBe('It expired on 21 Nov 2026 at 11:58 UTC, 1 min 30 s ago.')
    expect(bearers[0]?.expired).toBe(true)
  })

  it('only warns when little time is left', () => {
    const { problem, bearers } = capture(curl(jwt({ exp: now.getTime() / 1000 + 30 })), { now })
    expect(problem).toBeUndefined()
    expect(bearers[0]?.warnings).toMatchObject([
      { code: 'little-time', text: 'It has only 30 s left.' },
    ])
  })
})

it('leaves fences alone that stand in the body of a command', () => {
  const token = jwt()
  const text = `${curl(token)} \\\n  --data-raw 'a\n\`\`\`\nauthorization: Bearer ${opaque()}\n\`\`\`\n'`
  const { bearers } = capture(text, { now })
  expect(bearers.map(({ secret, origin: host }) => [secret.reveal(), host])).toEqual([
    [token, origin],
  ])
})
