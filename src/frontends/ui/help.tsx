import type { ReactNode } from 'react'
import { useActive } from './active.ts'
import { useKeys } from './keyboard.tsx'
import { type Binding, shownKeys } from './keys.ts'
import { hangingRows, paragraphRows, type Row, spaced } from './row.ts'
import { Rows } from './rows.tsx'
import { scrollBinding, useScroll } from './use-scroll.ts'
import { fill, widthOf } from './width.ts'

/** Every key that works on a screen, and what the screen is about. */
export function Help(props: {
  readonly about: readonly string[]
  readonly bindings: readonly Binding[]
  readonly width: number
  readonly rows: number
}): ReactNode {
  const all = helpRows(props.about, props.bindings, props.width)
  const scrolled = useScroll(all, props.rows)
  useKeys([scrollBinding(scrolled)], useActive())
  return <Rows rows={scrolled.rows} />
}

function helpRows(about: readonly string[], bindings: readonly Binding[], width: number): Row[] {
  const keyWidth = Math.max(...bindings.map((binding) => widthOf(shownKeys(binding))), 0) + 3
  return spaced([
    bindings.flatMap((binding) =>
      hangingRows(
        [{ text: fill(shownKeys(binding), keyWidth), tone: 'key' }],
        binding.help ?? binding.label,
        width,
      ),
    ),
    ...about.map((paragraph) => paragraphRows(paragraph, width)),
  ])
}
