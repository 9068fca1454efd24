import { hangingRows, paragraphRows, type Row } from '#src/frontends/ui/row.ts'
import { symbols } from '#src/frontends/ui/theme.ts'
import { fill, widthOf } from '#src/frontends/ui/width.ts'
import type { Block, Item, Page } from './place.ts'

/** A line of a page; those of an item can be stood on. */
export interface PageLine {
  readonly row: Row
  readonly item?: number
}

/** All items of a page, in the order in which they are stood on. */
export const itemsOf = (page: Page): Item[] => page.blocks.flatMap(({ items = [] }) => items)

/** The page as lines, with the cursor on one of its items. */
export function pageLines(page: Page, cursor: number, width: number): PageLine[] {
  let next = 0
  return page.blocks
    .map((block) => {
      const first = next
      next += block.items?.length ?? 0
      return blockLines(block, first, cursor, width)
    })
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : [{ row: [{ text: ' ' }] }, ...lines]))
}

function blockLines(block: Block, first: number, cursor: number, width: number): PageLine[] {
  const { heading, facts = [], rows, items = [], empty } = block
  const text: Row[] = [
    ...(heading === undefined ? [] : paragraphRows(heading, width, 'heading')),
    ...factRows(facts, width),
    ...(rows?.(width) ?? []),
    ...(items.length === 0 && empty !== undefined
      ? hangingRows([{ text: '  ' }], empty, width, 'subdued')
      : []),
  ]
  const labelWidth = Math.max(0, ...items.map(({ label }) => widthOf(label)))
  const keyWidth = Math.max(0, ...items.map(({ key = '' }) => widthOf(key)))
  return [
    ...text.map((row) => ({ row })),
    ...items.flatMap((item, index) =>
      itemRows(item, first + index === cursor, labelWidth, keyWidth, width).map(
        (row, line): PageLine => (line === 0 ? { row, item: first + index } : { row }),
      ),
    ),
  ]
}

function factRows(facts: readonly (readonly [string, string])[], width: number): Row[] {
  const labelWidth = Math.max(0, ...facts.map(([label]) => widthOf(label))) + 3
  return facts.flatMap(([label, value]) =>
    hangingRows([{ text: `  ${fill(label, labelWidth)}`, tone: 'subdued' }], value, width),
  )
}

/** A sentence is read to its end; what stands in columns is cut like them. */
function itemRows(
  item: Item,
  isCurrent: boolean,
  labelWidth: number,
  keyWidth: number,
  width: number,
): Row[] {
  const { label, columns = [], mark, key = '' } = item
  const tone = isCurrent ? ('current' as const) : undefined
  const lead: Row = [
    { text: isCurrent ? `${symbols.cursor} ` : '  ', tone: 'current' },
    ...(keyWidth === 0 ? [] : [{ text: `${fill(key, keyWidth)}  `, tone: 'key' as const }]),
    ...(mark === undefined ? [] : [{ ...mark, text: `${mark.text} ` }]),
  ]
  if (columns.length === 0) return hangingRows(lead, label, width, tone)
  return [
    [
      ...lead,
      { text: fill(label, labelWidth), tone },
      ...columns.map((text) => ({ text: `  ${text}`, tone: tone ?? ('subdued' as const) })),
    ],
  ]
}

/** Where somebody is on a page: on an item, with the first line that is seen. */
export interface PagePosition {
  readonly cursor: number
  readonly top: number
}

/** Where a key leads: to the next item where it is in sight, else a line further. */
export function movedOnPage(
  key: string,
  { cursor, top }: PagePosition,
  lines: readonly PageLine[],
  height: number,
): PagePosition {
  const places = lines.flatMap(({ item }, line) => (item === undefined ? [] : [line]))
  const lowest = Math.max(0, lines.length - height)
  const at = (to: number): number => Math.max(0, Math.min(to, lowest))
  const isSeen = (item: number, from: number): boolean => {
    const line = places[item]
    return line !== undefined && line >= from && line < from + height
  }
  const step = (by: 1 | -1): PagePosition => {
    const next = cursor + by
    if (isSeen(next, top)) return { cursor: next, top }
    const moved = at(top + by)
    return { cursor: isSeen(next, moved) ? next : cursor, top: moved }
  }
  const page = (by: 1 | -1): PagePosition => {
    const moved = at(top + by * Math.max(1, height - 2))
    const last = places.length - 1
    // A page that does not move is at its end: so is the cursor then.
    if (moved === top) return { cursor: by > 0 ? Math.max(0, last) : 0, top }
    const seen = places.findIndex((_, item) => isSeen(item, moved))
    return { cursor: seen === -1 ? cursor : seen, top: moved }
  }
  switch (key) {
    case 'down':
      return step(1)
    case 'up':
      return step(-1)
    case 'page-down':
      return page(1)
    case 'page-up':
      return page(-1)
    case 'home':
      return { cursor: 0, top: 0 }
    case 'end':
      return { cursor: Math.max(0, places.length - 1), top: lowest }
    default:
      return { cursor, top }
  }
}
