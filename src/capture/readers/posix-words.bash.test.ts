import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  chromeBash,
  doubleQuoted,
  safariPosix,
  singleQuoted,
} from '#src/capture/testing/encoders.ts'
import { posixWords } from './posix-words.ts'

/** What a real bash makes of the words, each ended by a NUL. */
function bashWords(text: string): readonly string[] {
  const script = `printf '%s\\0' ${text}`
  return execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1)
}

const ascii = fc.string({
  unit: fc.constantFrom(...'aZ09 \t\n\'"\\$`!%^&;|<>(){}[]#*?~=-,.:@/+_'),
  maxLength: 30,
})
const unquoted = fc.string({
  unit: fc.constantFrom(...'abc-:/.,=@%+_^'),
  minLength: 1,
  maxLength: 10,
})
const word = fc.oneof(
  unquoted,
  ...[chromeBash, doubleQuoted, safariPosix, singleQuoted].map((encode) => ascii.map(encode)),
  ascii.map((value) => value.replace(/[^\w,.:@/+=-]/g, '\\$&').replaceAll('\\\n', "''") || "''"),
)
const gap = fc.constantFrom(' ', '  ', '\t', ' \\\n  ', '')

it('reads words as a real bash does', () => {
  const command = fc
    .array(fc.tuple(word, gap), { minLength: 1, maxLength: 60 })
    .map((parts) => parts.map(([text, space]) => text + space).join(''))
  fc.assert(
    fc.property(command, (text) => {
      expect(posixWords(text, 0, new Set()).words).toEqual(bashWords(text))
    }),
    { numRuns: process.env.TOKENBENCH_SOAK ? 2000 : 60 },
  )
}, 120_000)

it.each([
  `$'\\[0\\] \\a\\b\\e\\f\\n\\r\\t\\v \\x41\\x7 \\101\\7 \\u41 \\U41 \\? \\" \\z'`,
  `a"b"'c'$'d'\\e`,
  `"a\\\nb" 'a\\\nb'`,
  `''`,
  `"" a`,
])('reads %s as a real bash does', (text) => {
  expect(posixWords(text, 0, new Set()).words).toEqual(bashWords(text))
})
