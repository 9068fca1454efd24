import { type ReactNode, useState } from 'react'
import { problemOf } from '#src/domain/problem.ts'
import { editFor } from '#src/frontends/ui/edit-text.ts'
import { guideRows } from '#src/frontends/ui/guide-rows.ts'
import type { Binding } from '#src/frontends/ui/keys.ts'
import {
  changePasted,
  isWhole,
  nothingPasted,
  type PasteChange,
  pasteSummary,
  visibleAddress,
  wholeText,
} from '#src/frontends/ui/paste.ts'
import { PasteField } from '#src/frontends/ui/paste-field.tsx'
import { recognitionRows } from '#src/frontends/ui/recognition-rows.ts'
import { paragraphRows } from '#src/frontends/ui/row.ts'
import { useDraft } from '#src/frontends/ui/use-draft.ts'
import type { CaptureQuestion } from '#src/jobs/flows/question.ts'
import { readingWidth } from './body.ts'
import { Frame, useBody } from './frame.tsx'
import { Parts, problemParts, questionParts, rowsPart } from './parts.tsx'
import { useSession } from './session-context.ts'
import type { AskingStatus } from './status.ts'

/** A question for a text that holds a secret: how to come by it, and where to paste it. */
export function AskingCapture(props: {
  readonly status: AskingStatus
  readonly question: CaptureQuestion<string, unknown>
}): ReactNode {
  const { status, question } = props
  const { situation, problem, kept } = status.asking
  const body = useBody(readingWidth)
  const { readClipboard, openPage } = useSession()
  const [guide, setGuide] = useState(0)
  /** What became of a key that reaches outside: the clipboard, the browser. */
  const [remark, setRemark] = useState('')
  const draft = useDraft(() => nothingPasted(question.initial))
  const echoAddress = question.echo === 'url'

  const submit = (wasPasted: boolean): void => {
    const pasted = draft.get()
    const text = wholeText(pasted)
    if (text.trim() === '' && kept === undefined) return
    const isSeen = echoAddress && visibleAddress(pasted) !== undefined
    status.answer(text, { summary: isSeen ? text : pasteSummary(text), wasPasted })
  }
  const change = (made: PasteChange, wasPasted: boolean): void => {
    setRemark('')
    draft.set(changePasted(draft.get(), made))
    if ('paste' in made && isWhole(draft.get())) submit(wasPasted)
  }
  /** Runs what reaches outside; what goes wrong there is said beside the field. */
  const reach = (outside: () => Promise<void>) => (): void => {
    outside().catch((thrown: unknown) => setRemark(problemOf(thrown).title))
  }
  const takeClipboard = async (read: () => Promise<string>): Promise<void> => {
    const text = await read()
    if (text === '') setRemark('The clipboard is empty.')
    else change({ paste: text }, true)
  }

  const { guides, page, sample } = question
  const nextGuide = guides[(guide + 1) % guides.length]
  const canGoOn = wholeText(draft.value) !== '' || kept !== undefined
  const keys: readonly (Binding | false | undefined)[] = [
    canGoOn && {
      keys: ['enter'],
      label: wholeText(draft.value) === '' ? 'keep it' : 'go on',
      run: () => submit(draft.get().pasted !== ''),
    },
    sample && {
      keys: ['ctrl-p'],
      label: 'practice paste',
      run: reach(async () => change({ paste: await sample() }, false)),
    },
    guides.length > 1 && {
      keys: ['tab'],
      label: nextGuide?.title ?? '',
      run: () => setGuide((guide + 1) % guides.length),
    },
    { keys: ['esc'], label: 'back', run: status.goBack },
    readClipboard && {
      keys: ['ctrl-v'],
      label: 'clipboard',
      run: reach(() => takeClipboard(readClipboard)),
    },
    page !== undefined &&
      openPage && { keys: ['ctrl-o'], label: 'open page', run: reach(() => openPage(page)) },
  ]
  return (
    <Frame
      situation={situation}
      body={body}
      about={question.about ?? []}
      keys={keys.filter((binding) => typeof binding === 'object')}
      onPress={({ name, text }) => change({ type: editFor(name) ?? { insert: text } }, false)}
      onPaste={(text) => change({ paste: text }, true)}
    >
      <Parts
        height={body.height}
        parts={[
          ...questionParts(question, body.width),
          rowsPart('guide', guideRows(guides[guide], body.width), 5),
          rowsPart(
            'kept',
            kept === undefined
              ? []
              : paragraphRows(
                  `Now: ${kept}. Enter keeps it; another paste replaces it.`,
                  body.width,
                ),
          ),
          {
            key: 'field',
            rows: 1,
            draw: () => (
              <PasteField
                pasted={draft.value}
                echoAddress={echoAddress}
                width={body.width}
                label={question.ask}
              />
            ),
          },
          rowsPart('recognition', recognitionRows(draft.value, echoAddress, body.width)),
          rowsPart('remark', remark === '' ? [] : paragraphRows(remark, body.width, 'caution')),
          ...problemParts(wholeText(draft.value) === '' ? problem : undefined, body.width),
        ]}
      />
    </Frame>
  )
}
