import { expect, it } from 'vitest'
import { cut, fill, graphemesOf, widthOf, wrap } from './width.ts'

it.each([
  ['abc', 3],
  ['日本', 4],
  ['e\u0301', 1],
  ['👩‍💻', 4],
  ['👍🏽', 4],
  ['❤️', 2],
  ['', 0],
])('%s is %i columns wide', (text, width) => {
  expect(widthOf(text)).toBe(width)
})

it('counts an emoji with its joiners as one character', () => {
  expect(graphemesOf('a👩‍💻')).toEqual(['a', '👩‍💻'])
})

it.each([
  ['short', 10, 'short'],
  ['exactly', 7, 'exactly'],
  ['too long', 5, 'too …'],
  ['日本語', 4, '日…'],
  ['x', 0, ''],
])('cuts %s to %i columns', (text, width, expected) => {
  expect(cut(text, width)).toBe(expected)
  expect(widthOf(cut(text, width))).toBeLessThanOrEqual(width)
})

it('fills up to a width, counted in columns', () => {
  expect(fill('日', 4)).toBe('日  ')
  expect(fill('abcdef', 4)).toBe('abc…')
})

it.each([
  ['one two three', 7, ['one two', 'three']],
  ['one two', 80, ['one two']],
  ['unbreakable', 4, ['unbr', 'eaka', 'ble']],
  ['a unbreakable b', 4, ['a', 'unbr', 'eaka', 'ble', 'b']],
  ['日本語日本語', 5, ['日本', '語日', '本語']],
  ['one\ntwo', 80, ['one', 'two']],
  ['', 80, ['']],
  ['two  blanks', 80, ['two  blanks']],
  ['bell\x07', 80, ['bell�']],
])('wraps %j to %i columns', (text, width, lines) => {
  expect(wrap(text, width)).toEqual(lines)
})
