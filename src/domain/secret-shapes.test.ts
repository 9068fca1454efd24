import { expect, it } from 'vitest'
import { hideShapes, looksSecret } from './secret-shapes.ts'

const jwt = `eyJ${'hbGciOiJSUzI1NiJ9'}.eyJ${'zdWIiOiIxMjM0NTYifQ'}.c2lnbmF0dXJlLW9mLWl0`
const axiom = 'xaat-12345678-abcd-4abc-8abc-1234567890ab'

const secrets: readonly (readonly [string, string])[] = [
  ['a token', jwt],
  ['a token without its signature', jwt.slice(0, jwt.lastIndexOf('.') + 1)],
  ['a token glued to a word', `token_${jwt}`],
  ['a token after an escape', `\\n${jwt}`],
  ['an API token of Axiom', axiom],
  ['a personal token of Axiom, in capitals', 'XAPT-12345678-ABCD'],
  ['an Authorization header', 'authorization: Bearer 0123456789abcdefghijABCDEFGHIJ'],
  ['Basic authentication', 'Authorization: Basic dXNlcjpwYXNzd29yZA=='],
  ['a session cookie', 'Cookie: a=b; KEYCLOAK_IDENTITY=abcdef; c=d'],
  ['an older session cookie', 'KEYCLOAK_SESSION_LEGACY=default/x/y'],
  ['a private key', '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----'],
  ['a private key that was cut off', '-----BEGIN PRIVATE KEY-----\nMIIE'],
]

it.each(secrets)('knows %s', (_, text) => {
  expect(looksSecret(text)).toBe(true)
  // A regular expression that remembers where it was would miss the second time.
  expect(looksSecret(text)).toBe(true)
})

it.each(secrets)('leaves nothing of %s', (_, text) => {
  const shown = hideShapes(`before ${text} after`, '…')
  expect(looksSecret(shown)).toBe(false)
  expect(shown).not.toMatch(/eyJ|\d{4}|MIIE|dXNl|abcdef/)
})

it.each([
  'nightly-etl',
  'service-account-apikey-12345678-abcd-4abc-8abc-1234567890ab',
  'apikey-12345678-abcd-4abc-8abc-1234567890ab',
  'default/snowflake/1699268171',
  'file:/home/me/nightly.token',
  'loads the bearer list of every ship',
  'a basic documentation of everything',
  'secret:0a1b2c3d',
  'eyJ is how such a token begins',
  '-----BEGIN CERTIFICATE-----',
])('lets “%s” pass', (text) => {
  expect(looksSecret(text)).toBe(false)
  expect(hideShapes(text, '…')).toBe(text)
})

it('keeps what stands around a secret', () => {
  expect(hideShapes(`say "\\n${jwt}", twice: ${axiom}.`, '[x]')).toBe('say "\\n[x]", twice: [x].')
})
