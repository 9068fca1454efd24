import type { ReactNode } from 'react'
import { edit, editedText, editFor, textOfEdited } from '#src/frontends/ui/edit-text.ts'
import { Prompt } from '#src/frontends/ui/prompt.tsx'
import { paragraphRows } from '#src/frontends/ui/row.ts'
import { TextField } from '#src/frontends/ui/text-field.tsx'
import { useDraft } from '#src/frontends/ui/use-draft.ts'
import type { Option } from '#src/jobs/flows/question.ts'
import { formWidth } from './body.ts'
import { Frame, useBody } from './frame.tsx'
import { Parts, problemParts, questionParts, rowsPart } from './parts.tsx'
import { type AskingStatus, typed } from './status.ts'

/** The text that a chosen option needs: a file's name, a date. */
export function AskingOptionText(props: {
  readonly status: AskingStatus
  readonly option: Option
  readonly previous: string | undefined
  /** Back to the options. */
  readonly close: () => void
}): ReactNode {
  const { status, option, previous, close } = props
  const { question, situation, problem } = status.asking
  const body = useBody(formWidth)
  const draft = useDraft(() => editedText(previous ?? option.text?.initial ?? ''))
  const submit = (): void => {
    const text = textOfEdited(draft.get()).trim()
    status.answer(option.value + text, typed(text))
  }
  return (
    <Frame
      situation={situation}
      body={body}
      about={question.about ?? []}
      keys={[
        { keys: ['enter'], label: 'go on', run: submit },
        { keys: ['esc'], label: 'choose something else', run: close },
      ]}
      onPress={({ name, text }) => draft.set(edit(draft.get(), editFor(name) ?? { insert: text }))}
      onPaste={(text) => draft.set(edit(draft.get(), { insert: text }))}
    >
      <Parts
        height={body.height}
        parts={[
          ...questionParts(question, body.width),
          rowsPart('option', paragraphRows(option.text?.ask ?? option.label, body.width)),
          {
            key: 'field',
            rows: 1,
            draw: () => (
              <Prompt>
                <TextField
                  edited={draft.value}
                  width={body.width - 2}
                  label={option.text?.ask ?? option.label}
                />
              </Prompt>
            ),
          },
          ...problemParts(problem, body.width),
        ]}
      />
    </Frame>
  )
}
