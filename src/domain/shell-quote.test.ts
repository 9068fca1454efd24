import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shellCommand, shellQuote } from './shell-quote.ts'

/** The words as a real shell reads them. */
const readByShell = (words: readonly string[]): string[] => {
  const line = `printf '%s\\0' ${shellCommand(words)}`
  return execFileSync('sh', ['-c', line], { encoding: 'utf8' }).split('\0').slice(0, -1)
}

it('is read back by a shell exactly as it was, whatever it holds', () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('$', '`', "'", '"', '\\', '!', '\n', ' ', '*', ';', '~') }),
    fc.constantFrom('$(id)', '-n', '~root', '=ls', '#x', 'a=b', '{a,b}', 'it’s', '[a-z]', ''),
  )
  // One shell for many words: starting it is what takes time.
  const words = fc.array(word, { minLength: 50, maxLength: 50 })
  fc.assert(
    fc.property(words, (some) => {
      const expected = some.map((one) => one.replaceAll('\0', ''))
      expect(readByShell(some)).toEqual(expected)
    }),
    { numRuns: 20 },
  )
})

describe('shellQuote', () => {
  it.each(['nightly-etl', 'file:/home/me/x.token', 'default/snowflake/1699268171', '--yes=five'])(
    'leaves the plain word %s bare',
    (word) => {
      expect(shellQuote(word)).toBe(word)
    },
  )

  it.each(['', '=ls', '~', 'a b', 'a;b', '#x', 'x>y', '$HOME', '日本'])('quotes “%s”', (word) => {
    expect(shellQuote(word)).toBe(`'${word}'`)
  })

  it('drops the one character that no shell word can hold', () => {
    expect(shellQuote('a\0b')).toBe('ab')
  })
})
