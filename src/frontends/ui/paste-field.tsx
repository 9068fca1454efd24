import type { ReactNode } from 'react'
import { editedText } from './edit-text.ts'
import { type Pasted, pasteSummary, visibleAddress, wholeText } from './paste.ts'
import { Prompt } from './prompt.tsx'
import { TextField } from './text-field.tsx'

/** The field for a text that holds a secret: shows how much there is and what it looks like. */
export function PasteField(props: {
  readonly pasted: Pasted
  /** A typed address may be seen. */
  readonly echoAddress: boolean
  readonly width: number
  readonly label: string
}): ReactNode {
  const { pasted, echoAddress, width, label } = props
  const text = wholeText(pasted)
  const visible = echoAddress ? visibleAddress(pasted) : undefined
  const summary = text === '' ? '' : pasteSummary(pasted)
  return (
    <Prompt>
      <TextField edited={visible ?? editedText(summary)} width={width - 2} label={label} />
    </Prompt>
  )
}
