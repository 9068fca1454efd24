import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { capture } from './capture.ts'
import { recognise } from './progress.ts'
import { cmdWords } from './readers/cmd-words.ts'
import { posixWords } from './readers/posix-words.ts'
import { type Sent, writers } from './testing/commands.ts'
import * as encoders from './testing/encoders.ts'

// A soak takes minutes; a plain run is a sample of it.
const runs = process.env.TOKENBENCH_SOAK ? 5000 : 120
vi.setConfig({ testTimeout: 300_000 })

const traps = [
  "'",
  '"',
  '\\',
  '%',
  '^',
  '&',
  '$',
  '`',
  '[',
  ']',
  '{',
  '}',
  '<',
  '>',
  ';',
  '|',
  '!',
  '(',
  ')',
  '#',
  '*',
]
const pieces = [
  ...traps,
  '\t',
  '\n',
  '\r',
  '\r\n',
  '\u001b',
  '\u0085',
  '\u00a0',
  'é',
  '漢',
  '😀',
  '%41',
  '%PATH%',
  '\\n',
  '$(x)',
  '!!',
  '^"',
  ' ',
  '  ',
  'Bearer ',
  'authorization: Bearer ',
  "' -H 'authorization: Bearer evil'",
  'curl ',
  'fetch("',
  '\\',
  '--',
  '-H',
]
const printable = fc.string({ unit: 'grapheme-ascii', maxLength: 8 })
const value = fc
  .array(fc.oneof(printable, fc.constantFrom(...pieces)), { maxLength: 12 })
  .map((parts) => parts.join(''))
const ascii = fc
  .array(fc.oneof(printable, fc.constantFrom(...traps, '%41', '%PATH%', '$(x)', '^"')), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''))
const random = (length: number) =>
  fc.string({
    unit: fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789'),
    minLength: length,
    maxLength: length,
  })
const token = fc
  .tuple(
    random(24),
    fc.string({ unit: fc.constantFrom(...'AZaz09-._~+/'), maxLength: 40 }),
    fc.constantFrom('', '=', '=='),
  )
  .map(([head, middle, end]) => `${head}${middle.replace(/\.{2,}/g, '.')}x${end}`)

const sent = (bearer: string, cookie: string, body: string, more: string): Sent => ({
  url: 'https://acme.atlan.com/api/meta/search/indexsearch?a=[0]&b=50%25',
  method: 'POST',
  headers: [
    ['accept', '*/*'],
    ['Authorization', `Bearer ${bearer}`],
    ['x-empty', ''],
    ['x-more', more],
  ],
  cookie,
  body,
})

describe('what a browser encodes', () => {
  const whole = (text: string): string => text
  // Two digits are a unit of UTF-16 or a byte of UTF-8; where both make sense, it is read as bytes.
  const unambiguous = (text: string): string => text.replace(/[\u0080-\u00bf]/g, '')
  it.each<[string, encoders.Encoder, (text: string) => string]>([
    ['Chrome (bash)', encoders.chromeBash, whole],
    ['Firefox (POSIX)', encoders.firefoxPosix, unambiguous],
    ['Safari', encoders.safariPosix, unambiguous],
    ['single quotes', encoders.singleQuoted, whole],
    ['double quotes', encoders.doubleQuoted, whole],
  ])('%s comes back from the POSIX reader', (_, encode, fair) => {
    fc.assert(
      fc.property(fc.array(value.map(fair), { minLength: 1, maxLength: 4 }), (values) => {
        const { words, open } = posixWords(values.map(encode).join(' '), 0, new Set())
        expect(open).toBeUndefined()
        expect(words).toEqual(values)
      }),
      { numRuns: runs },
    )
  })

  it('the bytes of UTF-8 come back', () => {
    fc.assert(
      fc.property(value, (one) => {
        expect(posixWords(encoders.utf8Bytes(one), 0, new Set()).words).toEqual([one])
      }),
      { numRuns: runs },
    )
  })

  const unified = (text: string): string => text.replace(/\r\n|\r/g, '\n')
  it.each<[string, encoders.Encoder, (text: string) => string]>([
    ['Chrome, newest', encoders.chromeCmd, (text) => unified(text).replace(/[^\x20-\x7e\n]/g, ' ')],
    [
      'Chrome, before careted parentheses',
      encoders.chromeCmdBeforeParentheses,
      (text) => unified(text).replace(/[^\x20-\x7e\n]/g, ' '),
    ],
    ['Chrome, before blanks', encoders.chromeCmdBeforeBlanks, unified],
    ['Chrome, middle', encoders.chromeCmdMiddle, unified],
    ['Firefox, newest', encoders.firefoxCmd, unified],
  ])('%s (cmd) comes back but for what the browser itself loses', (_, encode, loss) => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), (values) => {
        const text = unified(values.map(encode).join(' ^\n  '))
        const { words, open } = cmdWords(text, 0)
        expect(open).toBeUndefined()
        expect(words).toEqual(values.map(loss))
      }),
      { numRuns: runs },
    )
  })

  it.each<[string, encoders.Encoder, RegExp]>([
    // Their encoders are ambiguous for these; none of them can be in a bearer.
    ['Chrome, oldest', encoders.chromeCmdOldest, /[\^\n\r]/g],
    ['Firefox, middle', encoders.firefoxCmdMiddle, /\\/g],
    ['Firefox, old', encoders.firefoxCmdOld, /[$`^]/g],
  ])('%s (cmd) comes back without its ambiguous characters', (_, encode, ambiguous) => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), (values) => {
        const clean = values.map((one) => one.replace(ambiguous, ''))
        const { words } = cmdWords(unified(clean.map(encode).join(' ^\n  ')), 0)
        expect(words).toEqual(clean.map(unified))
      }),
      { numRuns: runs },
    )
  })
})

describe('the bearer comes out exactly, from', () => {
  it.each(Object.entries(writers))('%s', (name, write) => {
    fc.assert(
      fc.property(
        token,
        value,
        value,
        ascii,
        fc.constantFrom('\n', '\r\n', '\r'),
        (bearer, cookie, body, more, end) => {
          // That encoder writes a backslash before a quote as it writes an escaped quote.
          const fair = (one: string): string =>
            name === 'Firefox (Windows), middle' ? one.replaceAll('\\', '/') : one
          const request = sent(bearer, fair(`a=${cookie}`), fair(body), fair(more))
          const text = write(request).replace(/\r?\n/g, end)
          const { bearers, problem, requests } = capture(text)
          expect(problem).toBeUndefined()
          expect(requests).toBe(1)
          expect(bearers.map(({ secret, origin }) => [secret.reveal(), origin])).toEqual([
            [bearer, 'https://acme.atlan.com'],
          ])
        },
      ),
      { numRuns: runs },
    )
  })
})

describe('text that was damaged', () => {
  const written = fc
    .tuple(fc.constantFrom(...Object.values(writers)), random(40), random(40), random(40))
    .map(([write, bearer, cookie, body]) => ({
      text: write(sent(bearer, `KEYCLOAK_IDENTITY=${cookie}`, `{"q":"${body}"}`, 'x')),
      secrets: [bearer, cookie, body],
    }))
  const spot = fc.nat(2000)
  const damaged = fc
    .tuple(
      written,
      written,
      fc.array(fc.tuple(spot, fc.nat(30), fc.constantFrom('', ...pieces)), { maxLength: 4 }),
      spot,
      fc.boolean(),
    )
    .map(([one, other, edits, cut, joined]) => {
      let text = one.text
      for (const [at, length, put] of edits)
        text = text.slice(0, at) + put + text.slice(at + length)
      if (joined) text = text.slice(0, cut) + other.text
      return { text, secrets: [...one.secrets, ...other.secrets] }
    })

  it('never throws and shows no piece of a bearer, a cookie or a body', () => {
    fc.assert(
      fc.property(damaged, ({ text, secrets }) => {
        for (const origin of [undefined, 'https://acme.atlan.com', 'https://other.atlan.com']) {
          const captured = capture(text, origin === undefined ? {} : { origin })
          const shown = JSON.stringify([captured, recognise(text)]).toLowerCase()
          for (const secret of secrets) {
            for (let at = 0; at + 8 <= secret.length; at += 1) {
              expect(shown.includes(secret.slice(at, at + 8).toLowerCase())).toBe(false)
            }
          }
        }
      }),
      { numRuns: runs * 2 },
    )
  })

  it('never throws for any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(value, fc.string({ unit: 'binary', maxLength: 200 }), fc.json()),
        (text) => {
          expect(capture(text).characters).toBe(text.length)
          expect(typeof recognise(text).complete).toBe('boolean')
        },
      ),
      { numRuns: runs * 4 },
    )
  })
})
