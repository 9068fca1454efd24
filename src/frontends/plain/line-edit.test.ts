import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Key } from './key-decoder.ts'
import { edit, emptyLine } from './line-edit.ts'
import { notForPaper } from './testing/typist.ts'

const text = (text: string): Key => ({ kind: 'text', text })
const backspace: Key = { kind: 'backspace' }
const enter: Key = { kind: 'enter' }

function write(keys: readonly Key[]): { line: string; paper: string } {
  let typed = emptyLine
  let paper = ''
  for (const key of keys) {
    const { echo, ...rest } = edit(typed, key)
    typed = rest
    paper += echo
  }
  return { line: typed.line, paper }
}

describe('editing on paper', () => {
  it('says what Backspace took away, then prints the line as it is', () => {
    const keys = [text('nigth'), backspace, backspace, text('h'), text('t'), enter]
    expect(write(keys)).toEqual({
      line: 'night',
      paper: 'nigth\nRemoved: h, t\nnight\n',
    })
  })

  it('prints the line once more before it is entered, when the last keys removed something', () => {
    expect(write([text('abc'), backspace, enter])).toEqual({
      line: 'ab',
      paper: 'abc\nRemoved: c\nab\n',
    })
  })

  it.each([
    ['a word', 'remove-word', 'one ', 'one two\nRemoved: two'],
    ['everything', 'remove-line', '', 'one two\nRemoved everything.\n'],
  ] as const)('removes %s', (_, kind, line, paper) => {
    expect(write([text('one two'), { kind }])).toEqual({ line, paper })
  })

  it('removes a character as a person counts', () => {
    expect(write([text('a👩‍💻'), backspace]).line).toBe('a')
    expect(write([text('a '), backspace]).paper).toBe('a \nRemoved: space')
  })

  it('has nothing to say where there is nothing to remove', () => {
    expect(write([backspace, { kind: 'remove-word' }, { kind: 'remove-line' }]).paper).toBe('')
  })

  it('makes one line of a paste', () => {
    expect(write([{ kind: 'paste', text: 'one \n two\x07' }])).toEqual({
      line: 'one two',
      paper: 'one two',
    })
  })

  it('shows no secret that was pasted where none belongs', () => {
    const secret = `xaat-${'0'.repeat(36)}`
    const { line, paper } = write([text('a '), { kind: 'paste', text: secret }, backspace])
    expect(line).toBe(`a ${secret}`.slice(0, -1))
    expect(paper).not.toContain('0000')
  })

  it('shows characters that would not be seen', () => {
    expect(write([text('ad\u200bmin')]).paper).toBe('ad⟨U+200B⟩min')
  })

  it('always ends typing with the whole line on the last row, and moves no cursor', () => {
    const key = fc.oneof(
      fc.constantFrom<Key>(backspace, { kind: 'remove-word' }, { kind: 'remove-line' }),
      fc.stringMatching(/^[a-z é日]{1,4}$/u).map(text),
    )
    fc.assert(
      fc.property(fc.array(key), (keys) => {
        const { line, paper } = write([...keys, text('x')])
        expect(paper.split('\n').at(-1)).toBe(line)
        expect(paper).not.toMatch(notForPaper)
      }),
    )
  })
})
