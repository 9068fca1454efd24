import type { ReactNode } from 'react'
import { paragraphRows } from './row.ts'
import { Rows } from './rows.tsx'

const smallest = { columns: 60, rows: 15 } as const

interface Size {
  readonly columns: number
  readonly rows: number
}

export const isTooSmall = ({ columns, rows }: Size): boolean =>
  columns < smallest.columns || rows < smallest.rows

const sentence = `This window is too small: tokenbench needs ${smallest.columns} columns and ${smallest.rows} rows. Make it larger and it goes on where you were; ctrl-c leaves.`

/** Said instead of a screen that nobody could read; what was answered is kept meanwhile. */
export function TooSmall({ columns, rows }: Size): ReactNode {
  return <Rows rows={paragraphRows(sentence, columns).slice(0, rows - 1)} />
}
