import { describe, expect, it } from 'vitest'
import { capture } from './capture.ts'
import { curl, origin, outcome } from './testing/texts.ts'
import { jwt, now } from './testing/tokens.ts'

describe('the address of the request', () => {
  it.each([
    ['https://acme.atlan.com', origin],
    ['https://ACME.Atlan.com:443/x', origin],
    ['https://acme.atlan.com./x', origin],
    ['http://127.0.0.1:4040/x', 'http://127.0.0.1:4040'],
    ['http://localhost:4040/x', 'http://localhost:4040'],
    ['http://\\[::1\\]:4040/x', 'http://[::1]:4040'],
    ['https://acme.atlan.com/a?b=\\[0\\]&c=https://user@evil.example', origin],
    ['http://acme.atlan.com/x', 'plain-http'],
    ['acme.atlan.com/x', 'plain-http'],
    ['https://acme.atlan.com@evil.example/', 'user-info-in-url'],
    ['https://acme.atlan.com\\@evil.example/', 'unreadable-host'],
    ['https://acme.atlan.com\\.evil.example/', 'unreadable-host'],
    ['https://acme%2eatlan.com/', 'unreadable-host'],
    ['https://acme.atlan.com\u0009/', 'unreadable-host'],
    ['https://acme.at\u200blan.com/', 'unreadable-host'],
    ['https://{acme,evil}.atlan.com/', 'unreadable-host'],
    ['https://{{host}}/x', 'unreadable-host'],
    ['https://$HOST/x', 'unreadable-host'],
    ['https:///acme.atlan.com', 'unreadable-host'],
    ['https://acme.atlan.com.evil.example/', 'look-alike-host'],
    ['https://acme-atlan-com.evil.example/', 'look-alike-host'],
    ['https://аcme.atlan.com/', 'look-alike-host'],
    ['https://xn--cme-5cd.atlan.com/', 'look-alike-host'],
    ['ftp://acme.atlan.com/', 'other-protocol'],
  ])('%s is judged as %s', (url, expected) => {
    expect(outcome(curl(jwt(), url))).toBe(expected)
  })

  it.each([
    ['https://acme.atlan.com/x', origin],
    ['https://other.atlan.com/x', 'other-tenant'],
    ['https://acme.atlan.com:8443/x', 'other-tenant'],
    ['https://atlan.com/x', 'other-tenant'],
    ['https://acme.atlan.com.evil.example/', 'look-alike-host'],
    ['https://acme.at1an.com/', 'look-alike-host'],
    ['https://acme.atlan.co/', 'look-alike-host'],
    ['https://аcme.atlan.com/', 'look-alike-host'],
  ])('%s, where acme.atlan.com is looked for, is judged as %s', (url, expected) => {
    expect(outcome(curl(jwt(), url), 'https://ACME.atlan.com/')).toBe(expected)
  })

  it('accepts an international name that is exactly the one looked for', () => {
    expect(outcome(curl(jwt(), 'https://аcme.atlan.com/'), 'https://аcme.atlan.com')).toBe(
      'https://xn--cme-5cd.atlan.com',
    )
  })

  it('takes the scheme of the tenant looked for where headers name a host only', () => {
    const text = `GET /x HTTP/1.1\nHost: 127.0.0.1:4040\nAuthorization: Bearer ${jwt()}`
    expect(outcome(text)).toBe('http://127.0.0.1:4040')
    expect(outcome(text, 'https://127.0.0.1:4040')).toBe('https://127.0.0.1:4040')
  })

  it('shows the two hosts side by side when it is another tenant', () => {
    const { problem } = capture(curl(jwt(), 'https://other.atlan.com/x'), { now, origin })
    expect(problem?.kind).toBe('not-found')
    expect(problem?.detail).toMatch(/other\.atlan\.com\n.*acme\.atlan\.com/)
  })
})
