/**
 * The columns of a row that a list was asked for, repeated as `columns=…`; all of them where none
 * was named. What it is called comes along (seen from the Python SDK's own tests of groups).
 */
export function pickColumns(
  row: Readonly<Record<string, unknown>>,
  columns: readonly string[],
): Record<string, unknown> {
  if (columns.length === 0) return { ...row }
  return Object.fromEntries(
    Object.entries(row).filter(([name]) => ALWAYS.includes(name) || columns.includes(name)),
  )
}

const ALWAYS = ['id', 'name']
