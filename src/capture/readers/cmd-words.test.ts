import { describe, expect, it } from 'vitest'
import { cmdWords } from './cmd-words.ts'

describe('the words of a cmd command, as browsers write it', () => {
  it.each([
    ['careted quotes', '^"a b^" ^"c^"', ['a b', 'c']],
    ['plain quotes', '"a b" "c"', ['a b', 'c']],
    ['a quote in a value', '^"a^\\^"b^" "c^\\^"d"', ['a"b', 'c"d']],
    ['a doubled quote in a value', '"a""b c"', ['a"b c']],
    ['a careted quote beside a plain one', '"a^""b"', ['ab']],
    ['backslashes', '^"a^\\^\\b^\\c^"', ['a\\b\\c']],
    ['careted signs', '^"^%^41^&^|^<^>^^^!^"', ['%41&|<>^!']],
    ['percent signs between quotes', '"a"%"PATH"%"b"', ['a%PATH%b']],
    ['a joined line', 'a ^\n  b^\nc', ['a', 'bc']],
    ['a line feed in a value', '^"a^\n\nb^"', ['a\nb']],
    ['a line feed where the quote is broken around it', '^"a"^\n\n"b^"', ['a\nb']],
    ['operators inside quotes', '"a & b | c"', ['a & b | c']],
    ['an empty word', '^"^" a', ['', 'a']],
  ])('%s', (_, text, expected) => {
    expect(cmdWords(text, 0)).toEqual({ words: expected, end: text.length })
  })

  it.each(['\n', '&', '|', '<', '>'])('end at an unquoted %j', (end) => {
    const text = `a ^"b^" ${end}c`
    const read = cmdWords(text, 0)
    expect(read.words).toEqual(['a', 'b'])
    expect(text.slice(read.end)).toBe(`${end}c`)
  })

  it.each([
    ['^"a', 'a quote is open'],
    ['"a^\\^"', 'a quote is open'],
    ['a ^', 'the last line says that another one follows'],
    ['a ^\n', 'the last line says that another one follows'],
  ])('are unfinished in %j', (text, open) => {
    expect(cmdWords(text, 0).open).toBe(open)
  })
})
