import type { Theme } from './theme.ts'
import { widthOf, wrap } from './width.ts'

export type Tone = keyof Theme

/** A piece of a row that looks the same throughout. */
export interface Span {
  readonly text: string
  readonly tone?: Tone | undefined
  /** A colour that somebody chose, where there are colours. */
  readonly color?: string | undefined
}

/** One row of the screen. Screens are made of rows, so that their height is known beforehand. */
export type Row = readonly Span[]

export const blankRow: Row = [{ text: ' ' }]

/** A paragraph, broken between words. */
export const paragraphRows = (text: string, width: number, tone?: Tone): Row[] =>
  wrap(text, width).map((line) => [{ text: line, tone }])

/** A paragraph behind a mark; its further lines begin where its first one does. */
export function hangingRows(lead: Row, text: string, width: number, tone?: Tone): Row[] {
  const indent = widthOf(lead.map((span) => span.text).join(''))
  return wrap(text, width - indent).map((line, index) => [
    ...(index === 0 ? lead : [{ text: ' '.repeat(indent) }]),
    { text: line, tone },
  ])
}

/** Groups of rows with a blank row between those that are not empty. */
export function spaced(groups: readonly (readonly Row[])[]): Row[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : [blankRow, ...group]))
}
