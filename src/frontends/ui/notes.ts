import type { Note } from '#src/domain/note.ts'
import { hangingRows, type Row, type Tone } from './row.ts'
import { symbols } from './theme.ts'
import { fill, widthOf } from './width.ts'

const marks: Readonly<Record<Note['state'], { readonly mark: string; readonly tone: Tone }>> = {
  ok: { mark: symbols.good, tone: 'good' },
  warning: { mark: symbols.caution, tone: 'caution' },
  info: { mark: symbols.info, tone: 'subdued' },
}

/** `✓ host   acme.atlan.com`, aligned on the texts. */
export function noteRows(notes: readonly Note[], width: number): Row[] {
  const labelWidth = Math.max(...notes.map(({ label }) => widthOf(label)), 0) + 2
  return notes.flatMap(({ state, label, text }) => {
    const { mark, tone } = marks[state]
    const lead: Row = [
      { text: `${mark} `, tone },
      { text: fill(label, labelWidth), tone: 'subdued' },
    ]
    return hangingRows(lead, text, width)
  })
}
