import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hidden, Redactor } from './redactor.ts'
import { Secret } from './secret.ts'

const watching = (...values: readonly string[]): Redactor => {
  const redactor = new Redactor()
  for (const value of values) redactor.watch(new Secret(value))
  return redactor
}

/** True when a piece of 8 characters of the secret stands in the text. */
const leaks = (text: string, secret: string): boolean => {
  for (let at = 0; at + 8 <= secret.length; at += 1)
    if (text.includes(secret.slice(at, at + 8))) return true
  return false
}

const secrets = fc.string({ minLength: 12, maxLength: 200 }).filter((one) => one.trim() === one)
const words = fc.string({ maxLength: 40 })

describe('no piece of a watched secret survives', () => {
  it.each<[string, (secret: string) => string]>([
    ['plain', (secret) => secret],
    ['URL-encoded', encodeURIComponent],
    ['in JSON', (secret) => JSON.stringify(secret)],
  ])('%s', (_, encode) => {
    fc.assert(
      fc.property(secrets, words, words, (secret, before, after) => {
        const encoded = encode(secret)
        fc.pre(!leaks(`${before}${after}${hidden}`, encoded))
        const shown = watching(secret).redact(`${before}${encoded}${after}`)
        expect(leaks(shown, encoded)).toBe(false)
      }),
    )
  })

  it.each(['base64', 'base64url'] as const)('%s, wherever it lies in what was encoded', (how) => {
    fc.assert(
      fc.property(secrets, words, words, (secret, before, after) => {
        fc.pre(!leaks(before + after, secret))
        const encoded = Buffer.from(before + secret + after).toString(how)
        const rest = watching(secret).redact(encoded).split(hidden)
        expect(rest.length).toBeGreaterThan(1)
        // Whatever is left is read at each of the four places where a group may begin.
        const read = rest.flatMap((part) =>
          [0, 1, 2, 3].map((skip) => Buffer.from(part.slice(skip), how).toString('latin1')),
        )
        for (const text of read) expect(leaks(text, secret)).toBe(false)
      }),
    )
  })
})

it('keeps the text around a secret', () => {
  expect(watching('opaque-credential').redact('sent opaque-credential to /x?y=z')).toBe(
    `sent ${hidden} to /x?y=z`,
  )
})

it('takes out the whole of a secret that another one is the beginning of', () => {
  const redactor = watching('passphrase', 'passphrase-of-the-vault')
  expect(redactor.redact('it is passphrase-of-the-vault')).toBe(`it is ${hidden}`)
})

it('knows the shapes of secrets that it was never told', () => {
  const text = 'Authorization: Bearer 0123456789abcdefghijABCDEFGHIJ'
  expect(new Redactor().redact(text)).toBe(`Authorization: ${hidden}`)
})

it('does not take ordinary words out for the sake of a tiny secret', () => {
  expect(watching('the').redact('the tenant')).toBe('the tenant')
})

it('takes a secret that is no proper text', () => {
  expect(watching('half a pair: \ud800').redact('half a pair: \ud800!')).toBe(`${hidden}!`)
})

// These took minutes when each start searched all that followed: the test's own time is the bound.
it.each([
  ['beginnings of tokens', 'eyJ'],
  ['words after Bearer', 'Bearer '],
  ['words after Basic', 'Basic aaaa'],
  ['beginnings of keys', '-----BEGIN PRIVATE '],
  ['ends of keys', '-----END '],
  ['tokens', 'eyJhbGciOi.eyJzdWIiOiIx.c2ln '],
])('goes through a megabyte of %s', (_, piece) => {
  const redactor = watching(...Array.from({ length: 20 }, (_, index) => `secret-number-${index}`))
  const text = piece.repeat(Math.ceil(1_000_000 / piece.length))
  expect(redactor.redact(`${text} secret-number-7`)).not.toContain('number-7')
})
