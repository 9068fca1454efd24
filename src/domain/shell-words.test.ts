import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shellCommand } from './shell-quote.ts'
import { shellWords } from './shell-words.ts'

const texts = (line: string) => shellWords(line).map(({ text }) => text)

describe('the words of a line', () => {
  it.each([
    ['token list', ['token', 'list']],
    ['  token\tlist  ', ['token', 'list']],
    [`token show 'a b'`, ['token', 'show', 'a b']],
    [`token show "a b"'c'd`, ['token', 'show', 'a bcd']],
    [`a\\ b "\\"\\$\\n" '\\'`, ['a b', '"$\\n', '\\']],
    [`'' ""`, ['', '']],
    ['token list # those of today', ['token', 'list']],
    ['a#b', ['a#b']],
    ['$HOME * ~', ['$HOME', '*', '~']],
    ['', []],
  ])('of %j are %j', (line, words) => {
    expect(texts(line)).toEqual(words)
  })

  it('are where they stand', () => {
    expect(shellWords(`  token 'a b`)).toEqual([
      { text: 'token', from: 2, to: 7 },
      { text: 'a b', from: 8, to: 12, open: "'" },
    ])
    expect(shellWords('a\\')).toEqual([{ text: 'a', from: 0, to: 2, open: '\\' }])
  })

  it('are those that were quoted, whatever they hold', () => {
    const word = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', ''))
    fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), (words) => {
        expect(texts(shellCommand(words))).toEqual(words)
      }),
    )
  })

  it('are those that a real shell reads', () => {
    const lines = [`a 'b c' "d \\" e" f\\ g`, `x'y'"z"\\w '' # no`, `"a\\\\b" 'c\\d' "e\\f"`]
    const print = (line: string) => `printf '%s\\0' ${line}\nprintf '\\1'\n`
    const printed = execFileSync('sh', ['-c', lines.map(print).join('')], { encoding: 'utf8' })
    const read = printed
      .split('\x01')
      .slice(0, -1)
      .map((one) => one.split('\0').slice(0, -1))
    expect(read).toEqual(lines.map(texts))
  })
})
