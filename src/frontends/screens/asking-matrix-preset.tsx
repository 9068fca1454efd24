import type { ReactNode } from 'react'
import { chosenOfGrants } from '#src/frontends/ui/capability-grid.ts'
import { listDraft } from '#src/frontends/ui/list-draft.ts'
import { hangingRows, paragraphRows } from '#src/frontends/ui/row.ts'
import { matrixInput } from '#src/jobs/flows/matrix-input.ts'
import type { MatrixQuestion, Option } from '#src/jobs/flows/question.ts'
import {
  gridAt,
  type MatrixDraft,
  type SubjectGrid,
  sayWords,
  subjectAt,
} from './asking-matrix-draft.ts'
import { Frame, useBody } from './frame.tsx'
import { Parts, rowsPart } from './parts.tsx'
import { pickerPart } from './picker-part.tsx'
import type { AskingStatus } from './status.ts'
import { usePicker } from './use-picker.ts'

const nothing = ''

/** What a grid can be set to at once: what a preset grants, or nothing. */
export function AskingMatrixPreset(props: {
  readonly status: AskingStatus
  readonly question: MatrixQuestion<string, unknown>
  readonly draft: MatrixDraft
  readonly take: (grid: SubjectGrid) => void
  readonly close: () => void
}): ReactNode {
  const { status, question, draft, take, close } = props
  const { presets, rows } = question
  const subject = subjectAt(question, draft.at)
  const body = useBody()
  const options: readonly Option[] = [
    ...presets.map(({ name, label }) => ({ value: name, label: name, columns: [label] })),
    { value: nothing, label: 'nothing', columns: ['to start over'] },
  ]
  const now = gridAt(question, draft).preset?.name
  const picker = usePicker(
    options,
    () =>
      listDraft(
        [],
        Math.max(
          0,
          presets.findIndex(({ name }) => name === now),
        ),
      ),
    { several: false, filters: false },
  )
  const current = presets.find(({ name }) => name === picker.current()?.value)
  const words = sayWords(
    question.explain(matrixInput({ subjects: [subject] }, () => current?.grants ?? '')),
  )
  const choose = (): void => {
    const preset = presets.find(({ name }) => name === picker.current()?.value)
    take({ chosen: chosenOfGrants(rows, preset?.grants ?? ''), preset })
    close()
  }
  return (
    <Frame
      situation={status.asking.situation}
      body={body}
      helpKeys={['?', 'ctrl-g']}
      keys={[
        picker.movement,
        { keys: ['enter'], label: 'take it', run: choose },
        { keys: ['esc'], label: 'leave it as it was', run: close },
      ]}
    >
      <Parts
        height={body.height}
        parts={[
          rowsPart(
            'ask',
            paragraphRows(
              subject === '' ? 'Which preset?' : `Which preset for ${subject}?`,
              body.width,
              'heading',
            ),
          ),
          rowsPart(
            'about',
            paragraphRows('It takes the place of what is chosen here now.', body.width),
            10,
          ),
          { ...pickerPart(picker.pickable, body.width), grows: false, rows: options.length },
          rowsPart('words', hangingRows([{ text: 'In words: ' }], words, body.width)),
        ]}
      />
    </Frame>
  )
}
