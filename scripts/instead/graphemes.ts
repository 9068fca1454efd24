import { marks } from './marks.ts'

const apart = new RegExp(`^[\\n\\x1b\\x20-\\x7e${marks}]*$`)

let segmenter: Intl.Segmenter | undefined

/**
 * Stands where a library makes an `Intl.Segmenter` while it is loaded. That takes 12 ms, half of
 * what an empty Node takes, so it waits for a text with characters that may join.
 */
export const graphemes = {
  segment(text: string): Pick<Intl.Segments, 'containing' | typeof Symbol.iterator> {
    if (!apart.test(text)) {
      segmenter ??= new Intl.Segmenter()
      return segmenter.segment(text)
    }
    const segments = Array.from(text, (segment, index) => ({ segment, index, input: text }))
    return {
      [Symbol.iterator]: () => segments[Symbol.iterator](),
      containing: (index = 0) => segments[index],
    }
  },
}
