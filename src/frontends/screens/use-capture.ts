import { useState } from 'react'
import { problemOf } from '#src/domain/problem.ts'
import { editFor } from '#src/frontends/ui/edit-text.ts'
import type { Typing } from '#src/frontends/ui/listeners.ts'
import {
  changePasted,
  nothingPasted,
  type PasteChange,
  type Pasted,
  pasteSummary,
  typedBefore,
  visibleAddress,
  wholeText,
} from '#src/frontends/ui/paste.ts'
import { useDraft } from '#src/frontends/ui/use-draft.ts'
import type { CaptureQuestion } from '#src/jobs/flows/question.ts'
import type { AskingStatus } from './status.ts'

/** The field of a capture question: what is in it, and what fills it. */
export interface CaptureField extends Typing {
  readonly pasted: Pasted
  /** The answer that stands, in words, where the field does not show it: Enter alone keeps it. */
  readonly kept: string | undefined
  /** Nothing was changed since the question was asked. */
  readonly untouched: boolean
  /** What went wrong with the clipboard or the browser; empty: nothing. */
  readonly remark: string
  readonly submit: () => void
  /** Takes a text that is known to be whole. */
  readonly takeWhole: (read: () => Promise<string>) => void
  readonly takeClipboard: (read: () => Promise<string>) => void
  readonly open: (page: () => Promise<void>) => void
}

/** The state of a capture question’s field, and how it is answered. */
export function useCapture(
  status: AskingStatus,
  question: CaptureQuestion<string, unknown>,
): CaptureField {
  const { previous } = status.asking
  const [first] = useState(() =>
    typeof previous === 'string'
      ? typedBefore(previous, question.recognise)
      : nothingPasted(question.initial, question.recognise),
  )
  const draft = useDraft(() => first)
  const [remark, setRemark] = useState('')
  const kept = wholeText(first) === '' ? status.asking.kept : undefined

  const hand = (wasPasted: boolean): void => {
    const pasted = draft.get()
    const text = wholeText(pasted)
    if (text.trim() === '' && kept === undefined) return
    const isSeen = question.echo === 'url' && visibleAddress(pasted) !== undefined
    status.answer(text, { summary: isSeen ? text : pasteSummary(pasted), wasPasted })
  }
  const change = (made: PasteChange): void => {
    setRemark('')
    draft.set(changePasted(draft.get(), made, question.recognise))
  }
  const onPaste = (text: string): void => {
    change({ paste: text })
    if (draft.get().recognition.complete) hand(true)
  }
  const reach = (outside: Promise<void>): void => {
    outside.catch((thrown: unknown) => setRemark(problemOf(thrown).title))
  }
  return {
    pasted: draft.value,
    kept,
    // By content: an Enter that came late changes nothing, so what is said of the last text stays.
    untouched: wholeText(draft.value) === wholeText(first),
    remark,
    submit: () => hand(draft.get().pasted !== ''),
    onPress: ({ name, text }) => change({ type: editFor(name) ?? { insert: text } }),
    onPaste,
    takeWhole: (read) =>
      reach(
        read().then((text) => {
          change({ paste: text })
          hand(false)
        }),
      ),
    takeClipboard: (read) =>
      reach(
        read().then((text) =>
          text.trim() === '' ? setRemark('The clipboard is empty.') : onPaste(text),
        ),
      ),
    open: (page) => reach(page()),
  }
}
