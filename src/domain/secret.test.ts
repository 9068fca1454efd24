import { format, inspect } from 'node:util'
import { expect, it } from 'vitest'
import { Secret } from './secret.ts'

const value = 'a-very-secret-value'
const secret = new Secret(value)

it.each([
  ['a template', () => `${secret}`],
  ['a sum of texts', () => `${'it is: '}${String(secret)}`],
  ['JSON', () => JSON.stringify({ deep: [secret] })],
  ['an inspection', () => inspect({ deep: { secret } }, { depth: 9, showHidden: true })],
  ['a formatted line', () => format('%s %o %j', secret, secret, secret)],
  ['its own properties', () => JSON.stringify({ ...secret })],
  ['an error that carries it', () => inspect(new Error('x', { cause: secret }))],
  ['a copy', () => inspect(structuredClone({ ...secret }))],
])('shows its fingerprint and not its value in %s', (_, print) => {
  expect(print()).toContain(secret.fingerprint)
  expect(print()).not.toContain('very-secret')
})

it('is recognised by the beginning of its SHA-256', () => {
  expect(secret.fingerprint).toMatch(/^[0-9a-f]{8}$/)
  expect(secret.sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(secret.sha256.startsWith(secret.fingerprint)).toBe(true)
  expect(new Secret(value).fingerprint).toBe(secret.fingerprint)
  expect(new Secret('another').fingerprint).not.toBe(secret.fingerprint)
})

it('gives its value to who asks for it by name', () => {
  expect(secret.reveal()).toBe(value)
})
