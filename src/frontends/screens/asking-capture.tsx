import { type ReactNode, useState } from 'react'
import { guideRows } from '#src/frontends/ui/guide-rows.ts'
import type { Binding } from '#src/frontends/ui/keys.ts'
import { wholeText } from '#src/frontends/ui/paste.ts'
import { PasteField } from '#src/frontends/ui/paste-field.tsx'
import { recognitionRows } from '#src/frontends/ui/recognition-rows.ts'
import { paragraphRows } from '#src/frontends/ui/row.ts'
import type { CaptureQuestion, Guide } from '#src/jobs/flows/question.ts'
import { backKey } from './back-key.ts'
import { useBody } from './frame.tsx'
import { type DrawnPart, problemParts, rowsPart } from './parts.tsx'
import { QuestionFrame } from './question-frame.tsx'
import { useSession } from './session-context.ts'
import type { AskingStatus } from './status.ts'
import { type CaptureField, useCapture } from './use-capture.ts'

/** A question for a text that holds a secret: how to come by it, and where to paste it. */
export function AskingCapture(props: {
  readonly status: AskingStatus
  readonly question: CaptureQuestion<string, unknown>
}): ReactNode {
  const { status, question } = props
  const { ask, guides } = question
  const { problem } = status.asking
  const body = useBody()
  const { width } = body
  const field = useCapture(status, question)
  const outside = useOutsideKeys(question, field)
  const { guides: shownGuides } = useSession().session
  const [shownGuide, setShownGuide] = useState(shownGuides.get(question.key) ?? 0)
  const next = (shownGuide + 1) % guides.length
  const nextTitle = guides[next]?.title ?? ''
  const showNext = (): void => {
    shownGuides.set(question.key, next)
    setShownGuide(next)
  }

  const { kept } = field
  const isEmpty = wholeText(field.pasted) === ''
  const enter: Binding = {
    keys: ['enter'],
    label: isEmpty && kept !== undefined ? 'keep it' : 'go on',
    // Bound all the same: an Enter right behind a text comes before the field is drawn with it.
    quiet: isEmpty && kept === undefined,
    run: field.submit,
  }
  const nextGuide: Binding = {
    keys: ['tab'],
    label: nextTitle,
    help: `show how it is done in ${nextTitle}`,
    run: showNext,
  }
  return (
    <QuestionFrame
      status={status}
      body={body}
      help={guides.map(sayGuide)}
      keys={[
        enter,
        ...outside.practice,
        ...(guides.length > 1 ? [nextGuide] : []),
        ...backKey(status),
        ...outside.machine,
      ]}
      typing={field}
      parts={[
        guidePart(guides[shownGuide], width),
        rowsPart('kept', keptRows(kept, width)),
        {
          key: 'field',
          rows: 1,
          draw: () => (
            <PasteField
              pasted={field.pasted}
              echoAddress={question.echo === 'url'}
              width={width}
              label={ask}
            />
          ),
        },
        rowsPart('recognition', recognitionRows(field.pasted, question.echo === 'url', width)),
        rowsPart(
          'remark',
          field.remark === '' ? [] : paragraphRows(field.remark, width, 'caution'),
        ),
        ...problemParts(field.untouched ? problem : undefined, width),
      ]}
    />
  )
}

/** The keys that fetch the text, or the way to it, from outside the terminal. */
function useOutsideKeys(
  { page, sample }: CaptureQuestion<string, unknown>,
  field: CaptureField,
): { readonly practice: readonly Binding[]; readonly machine: readonly Binding[] } {
  const { readClipboard, openPage } = useSession()
  const practice: Binding[] = []
  const machine: Binding[] = []
  if (sample)
    practice.push({
      keys: ['ctrl-p'],
      label: 'practice paste',
      help: 'paste what you would have copied from the browser of the practice tenant',
      run: () => field.takeWhole(sample),
    })
  if (readClipboard)
    machine.push({
      keys: ['ctrl-v'],
      label: 'clipboard',
      help: 'paste from the clipboard of this machine',
      run: () => field.takeClipboard(readClipboard),
    })
  if (page !== undefined && openPage)
    machine.push({
      keys: ['ctrl-o'],
      label: 'open page',
      help: `open ${page} in your browser`,
      run: () => field.open(() => openPage(page)),
    })
  return { practice, machine }
}

/** The steps, or where there is no room for them, where they are. */
const guidePart = (guide: Guide | undefined, width: number): DrawnPart => ({
  ...rowsPart('guide', guideRows(guide, width), 5),
  shorter: rowsPart('guide', paragraphRows('ctrl-g shows, step by step, how to get it.', width)),
})

const keptRows = (kept: string | undefined, width: number) =>
  kept === undefined
    ? []
    : paragraphRows(`Now: ${kept}. Enter keeps it; what you type or paste replaces it.`, width)

const sayGuide = ({ title, steps }: Guide): string =>
  [`${title}:`, ...steps.map((step, index) => `${index + 1}  ${step}`)].join('\n')
