import type { Cell, Colour } from './cell.ts'
import { cssColour, paper } from './palette.ts'

const cellWidth = 8.4
const cellHeight = 18
const fontSize = 14
const padding = 14

/** Cells side by side that look the same, so that they can be drawn as one text. */
interface Run extends Look {
  readonly column: number
  readonly wide: boolean
  columns: number
  text: string
}

interface Look {
  readonly ink: string
  readonly ground: string | undefined
  readonly attributes: string
}

/**
 * A screen as an SVG picture.
 * @param rows what `Terminal.styledScreen` gives
 * @param description what the picture shows, for those who cannot see it
 */
export function pictureOf(rows: readonly (readonly Cell[])[], description: string): string {
  const columns = Math.max(...rows.map((row) => row.reduce((sum, { width }) => sum + width, 0)))
  const width = round(columns * cellWidth + 2 * padding)
  const height = rows.length * cellHeight + 2 * padding
  // Blanks keep their columns by both: some browsers know one of them, some the other.
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" xml:space="preserve" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${fontSize}">`,
    `<title>${escapeXml(description)}</title>`,
    '<style>text { white-space: pre }</style>',
    `<rect width="${width}" height="${height}" rx="8" fill="${paper}"/>`,
    ...rows.flatMap((row, index) => runsOf(row).flatMap((run) => drawRun(run, index))),
    '</svg>',
    '',
  ].join('\n')
}

function runsOf(row: readonly Cell[]): Run[] {
  const runs: Run[] = []
  let column = 0
  for (const cell of row) {
    const look = lookOf(cell)
    const last = runs.at(-1)
    // A wide character stays alone: fonts rarely make it exactly two columns wide.
    if (last && cell.width === 1 && !last.wide && sameLook(last, look)) {
      last.text += cell.text
      last.columns += 1
    } else
      runs.push({ ...look, column, columns: cell.width, text: cell.text, wide: cell.width > 1 })
    column += cell.width
  }
  return runs
}

function lookOf(cell: Cell): Look {
  const [front, back] = [cell.foreground, cell.background]
  const ink = cssColour(cell.inverse ? (back ?? 'paper') : (front ?? 'ink'))
  const ground: Colour | 'ink' | undefined = cell.inverse ? (front ?? 'ink') : back
  const attributes = [
    cell.bold ? ' font-weight="bold"' : '',
    cell.dim ? ' opacity="0.6"' : '',
    cell.italic ? ' font-style="italic"' : '',
    cell.underline ? ' text-decoration="underline"' : '',
  ].join('')
  return { ink, ground: ground === undefined ? undefined : cssColour(ground), attributes }
}

const sameLook = (a: Look, b: Look): boolean =>
  a.ink === b.ink && a.ground === b.ground && a.attributes === b.attributes

function drawRun(run: Run, row: number): string[] {
  const { column, text, ink, ground, attributes } = run
  const x = round(padding + column * cellWidth)
  const top = padding + row * cellHeight
  const parts: string[] = []
  if (ground !== undefined) {
    const width = round(run.columns * cellWidth)
    parts.push(
      `<rect x="${x}" y="${top}" width="${width}" height="${cellHeight}" fill="${ground}"/>`,
    )
  }
  const shown = attributes.includes('underline') ? text : text.trimEnd()
  if (shown !== '') {
    // The length is forced, so that columns stay in line whatever font the viewer has.
    const width = round((run.columns - text.length + shown.length) * cellWidth)
    parts.push(
      `<text x="${x}" y="${top + 13}" textLength="${width}" lengthAdjust="spacingAndGlyphs" fill="${ink}"${attributes}>${escapeXml(shown)}</text>`,
    )
  }
  return parts
}

const round = (length: number): number => Math.round(length * 100) / 100

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
