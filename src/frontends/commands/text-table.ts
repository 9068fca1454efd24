/**
 * Rows as aligned columns, for people; scripts use `--json`. Columns are separated by two blanks,
 * empty ones are left out, the last is never padded.
 */
export async function textTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<string> {
  const stringWidth = await loadWidth()
  const used = header.map((_, column) => rows.some((row) => (row[column] ?? '') !== ''))
  const lines = [header, ...rows].map((row) => row.filter((_, column) => used[column]))
  const columns = lines[0]?.length ?? 0
  const widths = Array.from({ length: columns }, (_, column) => widest(lines, column, stringWidth))
  return lines.map((line) => alignLine(line, widths, stringWidth)).join('\n')
}

/**
 * The same for rows that come in portions: the header stands before the first, and a column grows
 * where a later portion needs it. No column is left out, since nobody knows what comes.
 */
export async function growingTable(header: readonly string[]) {
  const stringWidth = await loadWidth()
  let widths: readonly number[] = []
  return (rows: readonly (readonly string[])[]): string[] => {
    if (rows.length === 0) return []
    const lines = widths.length === 0 ? [header, ...rows] : rows
    widths = header.map((_, column) => widest(lines, column, stringWidth, widths[column]))
    return lines.map((line) => alignLine(line, widths, stringWidth))
  }
}

/** How wide a text is. Taking it apart costs much, and most cells are plain. */
async function loadWidth(): Promise<(text: string) => number> {
  // Its tables of Unicode take longer to load than a list to read, and JSON needs no columns.
  const { default: stringWidth } = await import('string-width')
  return (text) => (/^[ -~]*$/.test(text) ? text.length : stringWidth(text))
}

/** A list may have more rows than a function takes arguments. */
const widest = (
  lines: readonly (readonly string[])[],
  column: number,
  widthOf: (text: string) => number,
  before = 0,
): number => lines.reduce((most, line) => Math.max(most, widthOf(line[column] ?? '')), before)

function alignLine(
  cells: readonly string[],
  widths: readonly number[],
  widthOf: (text: string) => number,
): string {
  return cells
    .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)))
    .join('  ')
    .trimEnd()
}

/** Names (words of ours) and values under each other, for one object. */
export function textFacts(facts: readonly (readonly [string, string])[]): string {
  const width = Math.max(...facts.map(([name]) => name.length))
  return facts
    .map(([name, value]) => `${name}${' '.repeat(width - name.length)}  ${value}`.trimEnd())
    .join('\n')
}
