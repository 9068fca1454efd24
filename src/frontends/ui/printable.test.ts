import { expect, it } from 'vitest'
import { printable } from './printable.ts'

it.each([
  { what: 'plain text', text: 'a name', shown: 'a name' },
  { what: 'letters of the world', text: 'Zürich 日本 é', shown: 'Zürich 日本 é' },
  { what: 'an emoji with its joiners', text: '👩‍💻', shown: '👩‍💻' },
  { what: 'what the sanitiser wrote', text: 'a⏎b⟨U+202E⟩', shown: 'a⏎b⟨U+202E⟩' },
  { what: 'an escape sequence', text: 'x\x1b]52;c;eA==\x07', shown: 'x�]52;c;eA==�' },
  { what: 'a carriage return', text: 'good\rbad', shown: 'good�bad' },
  { what: 'the other control characters', text: '\x9b31m', shown: '�31m' },
  { what: 'another reading direction', text: 'a\u202Eb', shown: 'a�b' },
  { what: 'what has no width', text: 'a\u200Bb\uFEFF', shown: 'a�b�' },
  { what: 'half a character', text: 'a\uD83D', shown: 'a�' },
])('shows $what', ({ text, shown }) => {
  expect(printable(text)).toBe(shown)
})
