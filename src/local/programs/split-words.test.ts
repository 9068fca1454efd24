import { describe, expect, it } from 'vitest'
import { splitWords } from './split-words.ts'

describe('splitWords', () => {
  it.each([
    ['op read op://vault/item/field', ['op', 'read', 'op://vault/item/field']],
    ['  pass \t show\n x ', ['pass', 'show', 'x']],
    ["'my tool' a", ['my tool', 'a']],
    ['"my tool" "a b"', ['my tool', 'a b']],
    [`sh -c 'echo "$HOME" | cat'`, ['sh', '-c', 'echo "$HOME" | cat']],
    [`say "it's" 'a "b"'`, ['say', "it's", 'a "b"']],
    ['say "a \\"b\\" \\\\ \\n"', ['say', 'a "b" \\ \\n']],
    ["say 'a\\'", ['say', 'a\\']],
    ['say a\\ b \\"c \\\\', ['say', 'a b', '"c', '\\']],
    ['C:\\tools\\op.exe read', ['C:\\tools\\op.exe', 'read']],
    ["say '' x", ['say', '', 'x']],
    [`say pre'fix and'"more"`, ['say', 'prefix andmore']],
    ['say $HOME ~ * `x` $(y) a|b', ['say', '$HOME', '~', '*', '`x`', '$(y)', 'a|b']],
    ["say '|' '>'", ['say', '|', '>']],
  ])('reads %s', (text, words) => {
    expect(splitWords(text)).toEqual(words)
  })

  it.each(["say 'a", 'say "a', `say "a\\"`, "it's"])('refuses the open quote in %s', (text) => {
    expect(() => splitWords(text)).toThrow('quote that does not end')
  })

  it.each(['a | b', 'a > f', 'a 2>&1', 'a && b', 'a || b', 'a ; b', 'a < f', 'a &'])(
    'refuses %s, which only a shell understands',
    (text) => {
      expect(() => splitWords(text)).toThrow('without a shell')
    },
  )

  it.each(['', '   ', "''", 'a\0b'])('refuses what is no command: %j', (text) => {
    expect(() => splitWords(text)).toThrow('command')
  })
})
