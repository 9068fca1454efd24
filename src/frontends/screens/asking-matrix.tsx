import { type ReactNode, useState } from 'react'
import { gridMoves, gridPressed, sayRows } from '#src/frontends/ui/capability-grid.ts'
import {
  dangerRows,
  fewestGridRows,
  gridRows,
  gridWidth,
  meaningRows,
} from '#src/frontends/ui/capability-grid-rows.ts'
import type { Binding } from '#src/frontends/ui/keys.ts'
import { hangingRows, paragraphRows, type Row } from '#src/frontends/ui/row.ts'
import { Rows } from '#src/frontends/ui/rows.tsx'
import { symbols } from '#src/frontends/ui/theme.ts'
import { useDraft } from '#src/frontends/ui/use-draft.ts'
import type { MatrixQuestion } from '#src/jobs/flows/question.ts'
import {
  goneOn,
  goTo,
  gridAt,
  gridDraft,
  inputOf,
  likeBefore,
  type MatrixDraft,
  matrixDraft,
  subjectAt,
  widerThanPreset,
  withGrid,
  wordsOf,
} from './asking-matrix-draft.ts'
import { AskingMatrixPreset } from './asking-matrix-preset.tsx'
import { backKey } from './back-key.ts'
import { Frame, useBody } from './frame.tsx'
import { type DrawnPart, Parts, problemParts, rowsPart } from './parts.tsx'
import { useSession } from './session-context.ts'
import { type AskingStatus, typed } from './status.ts'

type Matrix = MatrixQuestion<string, unknown>

/** A grid of capabilities, for one subject after the other. */
export function AskingMatrix(props: {
  readonly status: AskingStatus
  readonly question: Matrix
}): ReactNode {
  const { status, question } = props
  const { situation, previous, problem } = status.asking
  const { grids: kept } = useSession().session
  const draft = useDraft(() => matrixDraft(question, previous, kept.get(question.key)))
  const [picking, setPicking] = useState(false)
  const body = useBody(Math.max(widthOfWords, gridWidth(question.rows) + 2))
  const shown = draft.value
  const { subjects, noun } = question
  const isLast = shown.at === subjects.length - 1

  if (picking)
    return (
      <AskingMatrixPreset
        status={status}
        question={question}
        draft={shown}
        take={(grid) => draft.set(withGrid(question, draft.get(), grid))}
        close={() => setPicking(false)}
      />
    )

  const press = (key: string): void => {
    const now = draft.get()
    const next = gridPressed(question.rows, gridDraft(question, now), key)
    if (next !== undefined)
      draft.set({ ...withGrid(question, now, { chosen: next.chosen }), cursor: next.cursor })
  }
  const leave = (): void => void kept.set(question.key, draft.get())
  const goOn = (): void => {
    const next = goneOn(question, draft.get())
    if (next !== 'answer') draft.set(next)
    else {
      leave()
      status.answer(inputOf(question, draft.get()), typed(wordsOf(question, draft.get())))
    }
  }
  const goBack = (): void => {
    const { at } = draft.get()
    if (at > 0) draft.set(goTo(draft.get(), at - 1))
    else {
      leave()
      status.goBack()
    }
  }
  const copy = (): void => {
    const same = likeBefore(question, draft.get())
    if (same !== undefined) draft.set(same)
  }
  const before = subjectAt(question, shown.at - 1)
  const same = likeBefore(question, shown) !== undefined
  const isFirst = shown.at === 0 && backKey(status).length === 0
  const keys: Binding[] = [
    {
      keys: ['enter'],
      label: isLast ? 'go on' : 'next',
      ...(isLast ? {} : { help: `on to the next ${noun ?? ''}` }),
      run: goOn,
      essential: true,
    },
    ...(isFirst ? [] : [{ keys: ['esc'], label: 'back', run: goBack, essential: true }]),
    { keys: ['space'], label: 'toggle', run: press },
    ...(same ? [{ keys: ['s'], label: 'same', help: `the same as for ${before}`, run: copy }] : []),
    ...(question.presets.length === 0
      ? []
      : [{ keys: ['p'], label: 'presets', run: () => setPicking(true) }]),
    { keys: ['a'], label: 'all but !', help: 'all but what is marked !', run: press },
    // These two stand in the corner of the grid.
    { keys: ['r'], label: 'the whole row', run: press, quiet: true },
    { keys: ['c'], label: 'the whole column', run: press, quiet: true },
    ...(subjects.length < 2
      ? []
      : [
          {
            keys: ['n'],
            label: `next ${noun ?? ''}`,
            help: `the next ${noun ?? ''}, after the last one the first`,
            run: () => draft.set(goTo(draft.get(), (draft.get().at + 1) % subjects.length)),
            quiet: !isLast,
          },
        ]),
    { keys: gridMoves, shown: '↑↓←→ hjkl', label: 'move', run: press, quiet: true },
  ]
  return (
    <Frame
      situation={situation}
      body={body}
      about={question.about}
      keys={keys}
      helpKeys={['?', 'ctrl-g']}
    >
      <Parts
        height={body.height}
        parts={[
          headPart(question, shown, same ? before : undefined, body.width),
          gridPart(question, shown),
          legendPart(question, shown),
          wordsPart(question, shown, body.width),
          rowsPart('remark', shown.remark === '' ? [] : paragraphRows(shown.remark, body.width)),
          ...problemParts(problem, body.width),
        ]}
      />
    </Frame>
  )
}

/** Where the list of steps stays beside the grid, the sentences are not broken to pieces. */
const widthOfWords = 70

/**
 * Which subject, which of how many, and which preset it started from.
 * @param like the subject before, where that has something else
 */
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
  const part = (count: number): DrawnPart => ({
    key: 'grid',
    rows: count,
    draw: (room) => <Rows rows={gridRows(rows, gridDraft(question, draft), room)} />,
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

/** In a low window the grid stays, and what it comes to is only counted. */
function wordsPart(question: Matrix, draft: MatrixDraft, width: number): DrawnPart {
  const { size } = gridAt(question, draft).chosen
  const words = rowsPart(
    'words',
    [
      ...hangingRows([{ text: 'In words: ' }], wordsOf(question, draft), width),
      ...widerRows(question, draft, width),
    ],
    15,
  )
  const counted = [{ text: `${size} chosen; a higher window says what they allow.` }]
  return { ...words, shorter: rowsPart('words', [counted], 11) }
}

function widerRows(question: Matrix, draft: MatrixDraft, width: number): Row[] {
  const grid = gridAt(question, draft)
  const wider = widerThanPreset(question, grid)
  if (wider.size === 0 || grid.preset === undefined) return []
  const text = `Wider than “${grid.preset.name}”: ${sayRows(question.rows, wider)}.`
  return hangingRows([{ text: `${symbols.caution} `, tone: 'caution' }], text, width)
}
