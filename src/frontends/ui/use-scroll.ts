import type { Binding } from './keys.ts'
import type { Row } from './row.ts'
import { scrolledBy, scrolledTo } from './scroll.ts'
import { useDraft } from './use-draft.ts'

/** Rows of which only a part may fit. */
export interface ScrolledRows {
  /** What is drawn: where rows are left out, the last one says how many. */
  readonly rows: readonly Row[]
  /** True once the last row is on the screen, as of now. */
  readonly isAtEnd: () => boolean
  readonly scroll: (key: string) => void
  readonly overflows: boolean
}

/** @param room rows that there are to draw in */
export function useScroll(all: readonly Row[], room: number): ScrolledRows {
  const top = useDraft(() => 0)
  const overflows = all.length > room
  const visible = Math.max(1, overflows ? room - 1 : room)
  const { top: first } = scrolledTo(top.value, all.length, visible)
  return {
    rows: [
      ...all.slice(first, first + visible),
      ...(overflows ? [placeRow(first, all.length - first - visible)] : []),
    ],
    isAtEnd: () => scrolledTo(top.get(), all.length, visible).atEnd,
    scroll: (key) => top.set(scrolledBy(key, top.get(), all.length, visible)),
    overflows,
  }
}

const placeRow = (above: number, below: number): Row => [
  {
    text: below > 0 ? `↓ ${rowsSaid(below)} below` : `↑ ${rowsSaid(above)} above`,
    tone: 'subdued',
  },
]

const rowsSaid = (count: number): string => (count === 1 ? '1 row' : `${count} rows`)

/** The arrows and pages, for a screen where nothing else needs them. */
export const scrollBinding = ({ scroll, overflows }: ScrolledRows): Binding => ({
  keys: ['up', 'down', 'page-up', 'page-down', 'home', 'end'],
  shown: '↑↓',
  label: 'scroll',
  run: scroll,
  quiet: !overflows,
})
