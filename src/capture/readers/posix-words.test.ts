import { describe, expect, it } from 'vitest'
import type { Repair } from '#src/capture/request.ts'
import { posixWords } from './posix-words.ts'

const words = (text: string) => posixWords(text, 0, new Set()).words

describe('the words of a shell command', () => {
  it.each([
    ['plain words', 'a  b\tc', ['a', 'b', 'c']],
    ['single quotes', `'a "b" \\n $x \`y\`'`, ['a "b" \\n $x `y`']],
    ['an apostrophe between quotes', `'it'\\''s'`, [`it's`]],
    ['double quotes with their four escapes', '"\\$ \\` \\" \\\\ \\n"', ['$ ` " \\ \\n']],
    ['a joined line', "a \\\n  b'c'\\\nd", ['a', 'bcd']],
    ['an empty word', "a '' b", ['a', '', 'b']],
    ['ANSI-C quotes', `$'a\\u0021\\'\\\\\\t\\041'`, [`a!'\\\t!`]],
    ['a UTF-16 unit in two digits', `$'\\xe9'`, ['é']],
    ['the bytes of UTF-8', `$'\\xc3\\xa9'`, ['é']],
    ['a pair of surrogates', `$'\\ud83d\\ude00'`, ['😀']],
    ['an escape without a meaning', `$'a\\[0\\]'`, ['a\\[0\\]']],
    ['a comment', 'a # it’s "open\n', ['a']],
    ['a caret before the line end', "a ^\n 'b'", ['a', 'b']],
    [
      'substitutions, which stay text',
      '"$(id)" `id` $HOME %PATH%',
      ['$(id)', '`id`', '$HOME', '%PATH%'],
    ],
  ])('%s', (_, text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  it.each(['\n', ';', '&', '|', '<', '>'])('end at an unquoted %j', (end) => {
    const text = `a 'x${end}y'${end}b`
    const read = posixWords(text, 0, new Set())
    expect(read.words).toEqual(['a', `x${end}y`])
    expect(text.slice(read.end)).toBe(`${end}b`)
  })

  it.each([`'a`, `"a`, `$'a`, `$'a\\'`, `“a`, `a 'b'\\''`])(
    'say that a quote is open in %s',
    (text) => {
      expect(posixWords(text, 0, new Set()).open).toBe('a quote is open')
    },
  )

  it.each(['a \\', 'a \\\n', 'a ^\n  '])('say that %j announces another line', (text) => {
    expect(posixWords(text, 0, new Set()).open).toContain('another one follows')
  })

  it.each<[string, string[], Repair]>([
    ['‘a b’ ‘c’', ['a b', 'c'], 'quotes'],
    ['“a b”', ['a b'], 'quotes'],
    ['$‘a\\u0021’', ['a!'], 'quotes'],
    ['a\u00a0b', ['a', 'b'], 'spaces'],
    ['–H a', ['-H', 'a'], 'dashes'],
    ['–XPOST', ['-XPOST'], 'dashes'],
    ['—header a', ['--header', 'a'], 'dashes'],
    ['a\u200b b', ['a', 'b'], 'invisible'],
  ])('undo what a chat did to %s', (text, expected, repair) => {
    const repairs = new Set<Repair>()
    expect(posixWords(text, 0, repairs).words).toEqual(expected)
    expect([...repairs]).toEqual([repair])
  })

  it('keep typographic characters inside plain quotes', () => {
    const repairs = new Set<Repair>()
    expect(posixWords(`'“a”\u00a0–b' "it’s" $'‘c’'`, 0, repairs).words).toEqual([
      '“a”\u00a0–b',
      'it’s',
      '‘c’',
    ])
    expect(repairs.size).toBe(0)
  })
})
