import { describe, expect, it } from 'vitest'
import { type Edit, edit, editedText, editFor, shownOf, textOfEdited } from './edit-text.ts'

/** The text with `|` where the cursor is. */
function shown(text: string, ...changes: readonly (Edit | { insert: string })[]): string {
  const at = text.indexOf('|')
  const whole = editedText(text.replace('|', ''))
  const start = { ...whole, cursor: editedText(text.slice(0, at)).cursor }
  const { graphemes, cursor } = changes.reduce(edit, start)
  return [...graphemes.slice(0, cursor), '|', ...graphemes.slice(cursor)].join('')
}

it.each<[Edit, string, string]>([
  ['left', 'ab|', 'a|b'],
  ['left', '|ab', '|ab'],
  ['right', 'a|b', 'ab|'],
  ['right', 'ab|', 'ab|'],
  ['start', 'ab|c', '|abc'],
  ['end', 'ab|c', 'abc|'],
  ['word-left', 'one two |three', 'one |two three'],
  ['word-left', 'one tw|o', 'one |two'],
  ['word-right', '|one two', 'one| two'],
  ['word-right', 'one| two', 'one two|'],
  ['delete-before', 'ab|c', 'a|c'],
  ['delete-before', '|a', '|a'],
  ['delete-before', '👩‍💻é|', '👩‍💻|'],
  ['delete-before', 'a👩‍💻|', 'a|'],
  ['delete-after', 'a|bc', 'a|c'],
  ['delete-after', 'a|', 'a|'],
  ['delete-word', 'one two|', 'one |'],
  ['delete-to-start', 'one| two', '| two'],
  ['delete-to-end', 'one| two', 'one|'],
])('%s turns %s into %s', (change, before, after) => {
  expect(shown(before, change)).toBe(after)
})

describe('inserting', () => {
  it.each([
    ['a|c', 'b', 'ab|c'],
    ['|', '日本', '日本|'],
    ['|', 'two\nlines', 'two lines|'],
    ['|', 'copied with its end\r\n', 'copied with its end|'],
    ['|', 'tab\tescape\x1b[31m', 'tab escape[31m|'],
    ['|', '', '|'],
  ])('into %s', (before, insert, after) => {
    expect(shown(before, { insert })).toBe(after)
  })

  it('makes one character of what is typed in parts', () => {
    const parts = [...'👩‍💻'].map((insert) => ({ insert }))
    expect(shown('a|b', ...parts)).toBe('a👩‍💻|b')
    expect(shown('a|b', ...parts, 'delete-before')).toBe('a|b')
  })

  it('loses nothing of what comes together', () => {
    expect(shown('|', { insert: 'ab' }, 'delete-before', { insert: 'c' })).toBe('ac|')
  })
})

it('knows the keys of a shell’s line editor', () => {
  expect(['ctrl-a', 'ctrl-e', 'ctrl-u', 'ctrl-k', 'ctrl-w'].map(editFor)).toEqual([
    'start',
    'end',
    'delete-to-start',
    'delete-to-end',
    'delete-word',
  ])
  expect(editFor('a')).toBeUndefined()
})

it('gives back the text', () => {
  expect(textOfEdited(editedText('acme.atlan.com'))).toBe('acme.atlan.com')
})

describe('what is drawn of a line', () => {
  it('is the line, but of one with a secret only its length', () => {
    const secret = `token show xaat-${'0'.repeat(36)}`
    expect(textOfEdited(shownOf(editedText('token show etl')))).toBe('token show etl')
    expect(textOfEdited(shownOf(editedText(secret)))).toBe('•'.repeat(secret.length))
  })
})
