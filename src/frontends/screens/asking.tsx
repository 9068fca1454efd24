import type { ReactNode } from 'react'
import { AskingCapture } from './asking-capture.tsx'
import { AskingMatrix } from './asking-matrix.tsx'
import { AskingOptions } from './asking-options.tsx'
import { AskingText } from './asking-text.tsx'
import type { AskingStatus } from './status.ts'

/** The form of a question, by its kind. */
export function Asking({ status }: { readonly status: AskingStatus }): ReactNode {
  const { question } = status.asking
  switch (question.kind) {
    case 'text':
      return <AskingText status={status} question={question} />
    case 'capture':
      return <AskingCapture status={status} question={question} />
    case 'matrix':
      return <AskingMatrix status={status} question={question} />
    case 'choice':
    case 'choices':
      return <AskingOptions status={status} question={question} />
  }
}
