/**
 * Rows as aligned columns, for people; scripts use `--json`. Columns are separated by two blanks,
 * empty ones are left out, the last is never padded.
 */
export async function textTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<string> {
  // Its tables of Unicode take longer to load than a list to read, and JSON needs no columns.
  const { default: stringWidth } = await import('string-width')
  const used = header.map((_, column) => rows.some((row) => (row[column] ?? '') !== ''))
  const lines = [header, ...rows].map((row) => row.filter((_, column) => used[column]))
  const columns = lines[0]?.length ?? 0
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...lines.map((line) => stringWidth(line[column] ?? ''))),
  )
  return lines.map((line) => alignLine(line, widths, stringWidth)).join('\n')
}

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
