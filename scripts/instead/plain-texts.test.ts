import fc from 'fast-check'
import realWidth from 'string-width'
import { expect, it } from 'vitest'
import { graphemes } from './graphemes.ts'
import { marks } from './marks.ts'
import stringWidth from './string-width.ts'

const coloured = fc.stringMatching(/^\x1b\[\d{0,2}m$/)
const plain = fc
  .array(fc.oneof(fc.stringMatching(/^[\x20-\x7e]*$/), fc.constantFrom(...marks), coloured))
  .map((parts) => parts.join(''))

it('finds the width that string-width finds', () => {
  fc.assert(fc.property(plain, (text) => stringWidth(text) === realWidth(text)))
})

it('cuts texts where a segmenter cuts them', () => {
  const segmenter = new Intl.Segmenter()
  const joined = fc.constantFrom('👩‍💻', 'é', '日', '\u200d', '\ufe0f', '\r', '\n')
  const texts = fc.array(fc.oneof(plain, joined)).map((parts) => parts.join(''))
  fc.assert(
    fc.property(texts, fc.nat(20), (text, index) => {
      const cut = segmenter.segment(text)
      expect([...graphemes.segment(text)]).toEqual([...cut])
      expect(graphemes.segment(text).containing(index)).toEqual(cut.containing(index))
    }),
  )
})
