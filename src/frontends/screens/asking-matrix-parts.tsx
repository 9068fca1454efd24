import { sayRows } from '#src/frontends/ui/capability-grid.ts'
import {
  dangerRows,
  fewestGridRows,
  gridRows,
  meaningRows,
  spokenGridRow,
} from '#src/frontends/ui/capability-grid-rows.ts'
import { hangingRows, paragraphRows, type Row } from '#src/frontends/ui/row.ts'
import { Rows } from '#src/frontends/ui/rows.tsx'
import { symbols } from '#src/frontends/ui/theme.ts'
import type { MatrixQuestion } from '#src/jobs/flows/question.ts'
import {
  gridAt,
  gridDraft,
  type MatrixDraft,
  subjectAt,
  widerThanPreset,
  wordsOf,
} from './asking-matrix-draft.ts'
import { type DrawnPart, rowsPart } from './parts.tsx'

type Matrix = MatrixQuestion<string, unknown>

/**
 * What is drawn of a grid, from the subject down to what it comes to in words.
 * @param like the subject before, where that has something else
 */
export const matrixParts = (
  question: Matrix,
  draft: MatrixDraft,
  like: string | undefined,
  width: number,
): DrawnPart[] => [
  headPart(question, draft, like, width),
  gridPart(question, draft),
  legendPart(question, draft),
  wordsPart(question, draft, width),
  rowsPart('remark', draft.remark === '' ? [] : paragraphRows(draft.remark, width)),
]

/** Which subject, which of how many, and which preset it started from. */
function headPart(
  question: Matrix,
  draft: MatrixDraft,
  like: string | undefined,
  width: number,
): DrawnPart {
  const { subjects, noun } = question
  const { preset } = gridAt(question, draft)
  const facts = [
    ...(subjects.length > 1 ? [`${noun} ${draft.at + 1} of ${subjects.length}`] : []),
    ...(preset === undefined ? [] : [`started from the preset “${preset.name}”`]),
    ...(like === undefined ? [] : [`s: the same as ${like}`]),
  ]
  return rowsPart('head', [
    ...paragraphRows(question.askOf(subjectAt(question, draft.at)), width, 'heading'),
    ...(facts.length === 0 ? [] : paragraphRows(facts.join(' · '), width, 'subdued')),
  ])
}

/** All of the grid; where room is short, the part around the cursor. */
function gridPart(question: Matrix, draft: MatrixDraft): DrawnPart {
  const { rows } = question
  const shown = gridDraft(question, draft)
  const part = (count: number): DrawnPart => ({
    key: 'grid',
    rows: count,
    draw: (room) => (
      <Rows
        rows={gridRows(rows, shown, room)}
        role="listbox"
        spoken={(line) => spokenGridRow(rows, shown, room, line)}
      />
    ),
  })
  const whole = rows.length + 1
  if (whole <= comfortable) return part(whole)
  const smallest: DrawnPart = { ...part(fewestGridRows), grows: true }
  const smaller = { ...part(comfortable), grows: true, expendable: 13, shorter: smallest }
  return { ...part(whole), expendable: 20, shorter: smaller }
}

/** Rows of a grid that the words below it leave to it, before they are only counted. */
const comfortable = 7

/** The meaning of a row is less than the row itself; what the marks mean stays. */
function legendPart(question: Matrix, draft: MatrixDraft): DrawnPart {
  const { rows } = question
  const shown = gridDraft(question, draft)
  const marks = rowsPart('legend', dangerRows(rows, shown), 12)
  const both = rowsPart('legend', [...meaningRows(rows, shown), ...dangerRows(rows, shown)], 30)
  return { ...both, shorter: marks }
}

/** In a low window the grid stays, and what it comes to is only counted; a warning goes last. */
function wordsPart(question: Matrix, draft: MatrixDraft, width: number): DrawnPart {
  const { size } = gridAt(question, draft).chosen
  const wider = widerRows(question, draft, width)
  const words = rowsPart(
    'words',
    [...hangingRows([{ text: 'In words: ' }], wordsOf(question, draft), width), ...wider],
    15,
  )
  const counted = [{ text: `${size} chosen; a higher window says what they allow.` }]
  const fewest = rowsPart('words', [counted], 11)
  return { ...words, shorter: { ...rowsPart('words', [counted, ...wider], 14), shorter: fewest } }
}

function widerRows(question: Matrix, draft: MatrixDraft, width: number): Row[] {
  const grid = gridAt(question, draft)
  const wider = widerThanPreset(question, grid)
  if (wider.size === 0 || grid.preset === undefined) return []
  const text = `Wider than “${grid.preset.name}”: ${sayRows(question.rows, wider)}.`
  return hangingRows([{ text: `${symbols.caution} `, tone: 'caution' }], text, width)
}
