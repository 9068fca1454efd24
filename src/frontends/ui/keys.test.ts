import type { Key } from 'ink'
import { expect, it } from 'vitest'
import { keyName, pressOf, textOf } from './keys.ts'

const none: Key = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
  super: false,
  hyper: false,
  capsLock: false,
  numLock: false,
}

it.each<[string, string, Partial<Key>]>([
  ['a', 'a', {}],
  ['A', 'A', { shift: true }],
  ['space', ' ', {}],
  ['ctrl-space', ' ', { ctrl: true }],
  ['ctrl-k', 'k', { ctrl: true }],
  ['enter', '', { return: true }],
  ['alt-enter', '', { return: true, meta: true }],
  ['shift-tab', '', { tab: true, shift: true }],
  ['esc', '', { escape: true }],
  ['alt-b', 'b', { meta: true }],
])('names %s', (name, input, flags) => {
  expect(keyName(input, { ...none, ...flags })).toBe(name)
})

it('tells an Enter that came behind other keys', () => {
  expect(pressOf('\r', { ...none, return: true, super: true })).toMatchObject({
    name: 'enter',
    isBehind: true,
  })
  expect(pressOf('\r', { ...none, return: true })).toMatchObject({ isBehind: false })
})

it('inserts characters, not commands', () => {
  expect(textOf('a', none)).toBe('a')
  expect(textOf('a', { ...none, ctrl: true })).toBe('')
  expect(textOf('b', { ...none, meta: true })).toBe('')
})
