import stringWidth from 'string-width'

/**
 * Rows as aligned columns, for people; scripts use `--json`. Columns are separated by two blanks,
 * empty ones are left out, the last is never padded.
 */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const used = header.map((_, column) => rows.some((row) => (row[column] ?? '') !== ''))
  const lines = [header, ...rows].map((row) => row.filter((_, column) => used[column]))
  const columns = lines[0]?.length ?? 0
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...lines.map((line) => stringWidth(line[column] ?? ''))),
  )
  return lines.map((line) => alignLine(line, widths)).join('\n')
}

function alignLine(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - stringWidth(cell)))
    .join('  ')
    .trimEnd()
}

/** Names and values under each other, for one object. */
export function textFacts(facts: readonly (readonly [string, string])[]): string {
  const width = Math.max(...facts.map(([name]) => stringWidth(name)))
  return facts
    .map(([name, value]) => `${name}${' '.repeat(width - stringWidth(name))}  ${value}`.trimEnd())
    .join('\n')
}
