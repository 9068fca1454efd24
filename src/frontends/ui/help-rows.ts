import { type Binding, shownKeys } from './keys.ts'
import { hangingRows, paragraphRows, type Row, spaced } from './row.ts'
import { fill, widthOf } from './width.ts'

/** The help of a screen: what it is about, and every key that works on it. */
export function helpRows(
  about: readonly string[],
  bindings: readonly Binding[],
  width: number,
): Row[] {
  const keyWidth = Math.max(...bindings.map((binding) => widthOf(shownKeys(binding))), 0) + 3
  return spaced([
    ...about.map((paragraph) => paragraphRows(paragraph, width)),
    bindings.flatMap((binding) =>
      hangingRows(
        [{ text: fill(shownKeys(binding), keyWidth), tone: 'key' }],
        binding.label,
        width,
      ),
    ),
  ])
}
