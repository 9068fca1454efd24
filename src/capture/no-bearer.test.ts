import { describe, expect, it } from 'vitest'
import { capture } from './capture.ts'
import { curl, origin, outcome } from './testing/texts.ts'
import { jwt, now, opaque } from './testing/tokens.ts'

describe('what stands in the place of the bearer', () => {
  it.each(['$ATLAN_API_KEY', '$' + '{TOKEN}', '%TOKEN%', '{{access_token}}', 'undefined', 'null'])(
    '%s alone, as a variable that nobody filled in leaves it',
    (text) => expect(outcome(text)).toBe('bearer-placeholder'),
  )

  it.each([
    ['undefined', 'bearer-placeholder'],
    ['null', 'bearer-placeholder'],
    ['$TOKEN', 'bearer-placeholder'],
    ['$' + '{TOKEN}', 'bearer-placeholder'],
    ['$(pbpaste)', 'bearer-placeholder'],
    ['`cat token`', 'bearer-placeholder'],
    ['%TOKEN%', 'bearer-placeholder'],
    ['{{access_token}}', 'bearer-placeholder'],
    ['<your token here>', 'bearer-placeholder'],
    ['YOUR_API_TOKEN', 'bearer-placeholder'],
    ['[object Object]', 'bearer-placeholder'],
    ['********************', 'bearer-placeholder'],
    ['xxxxxxxxxxxxxxxxxxxxxxxx', 'bearer-placeholder'],
    ['[REDACTED]', 'bearer-placeholder'],
    ['', 'bearer-placeholder'],
    ['eyNnCJd2T9Y8fEsbdxTgKQqyWFm7uNBvw55EjAIakh9Yrg...', 'bearer-from-documentation'],
    ['eyNnCJd2T9Y8fEsbdx...', 'bearer-from-documentation'],
    [`${jwt().slice(0, 60)}…`, 'bearer-cut'],
    [`${jwt().slice(0, 60)}...`, 'bearer-cut'],
    [jwt().split('.').slice(0, 2).join('.'), 'bearer-cut'],
    [jwt().slice(0, 120), 'bearer-cut'],
    [jwt().slice(0, 30), 'bearer-cut'],
    [`${jwt()}.${opaque()}`, 'bearer-damaged'],
    [jwt().slice(0, -20), 'bearer-cut'],
    ['abc', 'bearer-cut'],
    [`${opaque()} ${opaque()}`, 'bearer-damaged'],
    [`${opaque()}\u200b${opaque()}`, 'bearer-damaged'],
    [`${opaque()}é`, 'bearer-damaged'],
    ['a'.repeat(8193), 'bearer-damaged'],
    [jwt({ typ: 'Refresh' }), 'refresh-token-only'],
  ])('%s', (token, code) => {
    expect(outcome(curl(token))).toBe(code)
  })

  it.each([
    ['Basic dXNlcjpwYXNz', 'other-scheme'],
    ['token 8f9a0b1c2d3e4f5a6b7c', 'other-scheme'],
    ['8f9a0b1c2d3e4f5a6b7c8d9e', 'other-scheme'],
    ['••••••', 'bearer-placeholder'],
    ['$AUTH', 'bearer-placeholder'],
    ['undefined', 'bearer-placeholder'],
    ['', 'bearer-placeholder'],
  ])('another scheme: %s', (value, code) => {
    expect(outcome(`curl '${origin}' -H 'Authorization: ${value}'`)).toBe(code)
  })
})

describe('a request without a bearer', () => {
  it.each([
    [`curl '${origin}' -H 'accept: */*'`, 'no-authorization'],
    [`curl '${origin}' -b 'a=1'`, 'no-authorization'],
    [
      `curl '${origin}/?x=Bearer%20${opaque()}' -b 'authorization=Bearer ${opaque()}'`,
      'no-authorization',
    ],
    [`curl '${origin}' --data-raw 'authorization: Bearer ${opaque()}'`, 'no-authorization'],
    [`curl '${origin}' -H 'x-authorization: Bearer ${opaque()}'`, 'no-authorization'],
    [`curl '${origin}' -H 'proxy-authorization: Bearer ${opaque()}'`, 'no-authorization'],
    [`curl '${origin}' -H @headers.txt -K curlrc -b jar`, 'no-authorization'],
    [`curl -u user:pass '${origin}'`, 'other-scheme'],
    ['', 'paste-empty'],
    [' \n\t', 'paste-empty'],
    ['a sentence about nothing', 'nothing-recognised'],
  ])('%s', (text, code) => {
    const { problem, bearers } = capture(text, { now })
    expect(problem).toMatchObject({ code, kind: 'not-found' })
    expect(bearers).toEqual([])
  })
})

describe('a text that is not whole', () => {
  const whole = curl(jwt())
  it.each([
    ['cut inside a quote', whole.slice(0, -4), 'paste-incomplete'],
    ['cut after a line', `${whole} \\\n`, 'paste-incomplete'],
    ['with a NUL', `${whole}\0`, 'paste-holds-nul'],
    ['with a NUL in an escape', `${whole} --data-raw $'\\u0000'`, 'paste-holds-nul'],
    ['too large', `${whole} -d '${'x'.repeat(256 * 1024)}'`, 'paste-too-large'],
  ])('%s is refused', (_, text, code) => {
    expect(capture(text, { now })).toMatchObject({
      bearers: [],
      problem: { code, kind: 'refused' },
    })
  })
})

describe('a text that cannot be read', () => {
  it.each([
    ['a damaged bearer', `take Bearer ${opaque()}é for it`],
    ['a damaged JWT', `take ${jwt()}é for it`],
    ['a short word', 'the bearer of this letter'],
  ])('%s is not taken for half of it', (_, text) => {
    expect(capture(text, { now })).toMatchObject({
      bearers: [],
      problem: { code: 'nothing-recognised' },
    })
  })

  it('with several bearers lets the reader choose', () => {
    const text = `first Bearer ${opaque()}, then Bearer ${opaque()}.`
    expect(capture(text, { now }).problem?.code).toBe('several-identities')
  })
})
