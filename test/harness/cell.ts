import type { IBuffer, IBufferCell } from '@xterm/headless'

/** An index into the palette of 256 colours, or `#rrggbb`. None: the terminal's own colour. */
export type Colour = number | `#${string}`

/** One place of the screen as it looks. */
export interface Cell {
  /** What stands there; a space where nothing was written. */
  readonly text: string
  /** Columns it takes. The cell after one of 2 is left out of its row. */
  readonly width: number
  readonly foreground?: Colour
  readonly background?: Colour
  readonly bold: boolean
  readonly dim: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly inverse: boolean
}

/** The visible rows of a buffer, cell by cell. */
export function visibleCells(buffer: IBuffer, columns: number, rows: number): Cell[][] {
  return Array.from({ length: rows }, (_, row) => {
    const line = buffer.getLine(buffer.baseY + row)
    const cells = Array.from({ length: columns }, (_, column) => line?.getCell(column))
    return cells.flatMap((cell) => (cell && cell.getWidth() > 0 ? [cellOf(cell)] : []))
  })
}

function cellOf(cell: IBufferCell): Cell {
  const foreground = colour(cell.isFgPalette(), cell.isFgRGB(), cell.getFgColor())
  const background = colour(cell.isBgPalette(), cell.isBgRGB(), cell.getBgColor())
  return {
    text: cell.getChars() || ' ',
    width: cell.getWidth(),
    ...(foreground !== undefined && { foreground }),
    ...(background !== undefined && { background }),
    bold: cell.isBold() !== 0,
    dim: cell.isDim() !== 0,
    italic: cell.isItalic() !== 0,
    underline: cell.isUnderline() !== 0,
    inverse: cell.isInverse() !== 0,
  }
}

function colour(palette: boolean, rgb: boolean, value: number): Colour | undefined {
  if (palette) return value
  return rgb ? `#${value.toString(16).padStart(6, '0')}` : undefined
}
