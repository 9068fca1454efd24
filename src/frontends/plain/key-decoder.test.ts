import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KeyDecoder } from './key-decoder.ts'

const decode = (...chunks: readonly string[]) => {
  const decoder = new KeyDecoder()
  return chunks.flatMap((chunk) => decoder.push(chunk))
}
const text = (text: string) => ({ kind: 'text', text })
const paste = (text: string) => ({ kind: 'paste', text })
const named = (name: string) => ({ kind: 'named', name })
const enter = { kind: 'enter' }

describe('keys of a terminal in raw mode', () => {
  it.each([
    ['letters and a line end', ['abc\r'], [text('abc'), enter]],
    ['a line feed as Enter', ['\n'], [enter]],
    ['CR LF as one Enter', ['a\r\nb'], [text('a'), enter, text('b')]],
    [
      'editing keys',
      ['\x7f\x15\x17'],
      ['backspace', 'remove-line', 'remove-word'].map((kind) => ({ kind })),
    ],
    [
      'Ctrl-C, Ctrl-D, Ctrl-Z',
      ['\x03\x04\x1a'],
      ['interrupt', 'end', 'suspend'].map((kind) => ({ kind })),
    ],
    ['text around arrows', ['a\x1b[Ab\x1bOPc'], [text('a'), named('up'), text('b'), text('c')]],
    ['an arrow cut in two', ['a\x1b[', 'Ab'], [text('a'), named('up'), text('b')]],
    ['Tab and Ctrl-A', ['\t\x01'], [named('tab'), named('ctrl-a')]],
    ['a lone Escape, then a letter', ['\x1b', 'a'], [text('a')]],
    ['a letter with Alt', ['\x1ba'], []],
    ['a marked paste', ['\x1b[200~one\r\ntwo\rthree\x1b[201~'], [paste('one\ntwo\nthree')]],
    ['a paste between typed text', ['a\x1b[200~b\x1b[201~c'], [text('a'), paste('b'), text('c')]],
    ['control characters inside a paste', ['\x1b[200~a\x03b\x1b[201~'], [paste('a\x03b')]],
    ['Ctrl-C in a paste that never ends', ['\x1b[200~abc', '\x03'], [{ kind: 'interrupt' }]],
  ])('reads %s', (_, chunks, keys) => {
    expect(decode(...chunks)).toEqual(keys)
  })

  it('reads a paste the same however its markers are cut', () => {
    const bytes = '\x1b[200~curl \x1b[31m\x1b[201~'
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length)), (cuts) => {
        const ends = [...new Set([...cuts, bytes.length])].sort((a, b) => a - b)
        const chunks = ends.map((end, index) => bytes.slice(ends[index - 1] ?? 0, end))
        expect(decode(...chunks.filter((chunk) => chunk !== ''))).toEqual([paste('curl \x1b[31m')])
      }),
    )
  })
})
