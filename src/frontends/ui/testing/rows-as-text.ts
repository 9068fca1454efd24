import type { Row } from '#src/frontends/ui/row.ts'

/** Rows as a person without colours reads them. */
export const rowsAsText = (rows: readonly Row[]): string[] =>
  rows.map((row) =>
    row
      .map(({ text }) => text)
      .join('')
      .trimEnd(),
  )
