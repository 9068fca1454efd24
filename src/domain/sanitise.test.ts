import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { restore, sanitise } from './sanitise.ts'

describe('sanitise', () => {
  it.each([
    ['an escape sequence', '\x1b]52;c;eA==\x07', '⟨U+001B⟩]52;c;eA==⟨U+0007⟩'],
    ['a bidi override', 'safe\u202Egpj', 'safe⟨U+202E⟩gpj'],
    ['a zero-width space', 'ad\u200Bmin', 'ad⟨U+200B⟩min'],
    ['a carriage return', 'a\rb', 'a⟨U+000D⟩b'],
    ['a line feed', 'a\nb', 'a⏎b'],
    ['a tag character', 'a\u{E0041}', 'a⟨U+E0041⟩'],
    ['a lone surrogate', 'a\ud800b', 'a⟨U+D800⟩b'],
    ['its own notation', '⟨U+0041⟩', '⟨U+27E8⟩U+0041⟨U+27E9⟩'],
  ])('shows %s', (_, raw, shown) => {
    expect(sanitise(raw)).toBe(shown)
  })

  it.each(['plain', 'Ünïcödé 日本', 'team 👩‍💻 lead', '❤️', '👍🏽'])(
    'leaves “%s” as it is',
    (text) => {
      expect(sanitise(text)).toBe(text)
    },
  )

  it('loses nothing and lets nothing unsafe through', () => {
    const hostile = fc.string({
      unit: fc.oneof(
        fc.constantFrom('⟨', '⟩', '⏎', '\n', '\x1b', '\u202e', 'U+'),
        fc.string({ unit: 'binary', maxLength: 1 }),
      ),
    })
    fc.assert(
      fc.property(hostile, (raw) => {
        const clean = sanitise(raw)
        expect(restore(clean)).toBe(raw)
        expect(clean).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069\u200B]/u)
      }),
    )
  })
})
