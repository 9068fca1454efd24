import type { ReactNode } from 'react'
import { edit, editedText, editFor, textOfEdited } from '#src/frontends/ui/edit-text.ts'
import { Prompt } from '#src/frontends/ui/prompt.tsx'
import { TextField } from '#src/frontends/ui/text-field.tsx'
import { useDraft } from '#src/frontends/ui/use-draft.ts'
import type { TextQuestion } from '#src/jobs/flows/question.ts'
import { formWidth } from './body.ts'
import { Frame, useBody } from './frame.tsx'
import { Parts, problemParts, questionParts } from './parts.tsx'
import { type AskingStatus, typed } from './status.ts'

/** A question that one line of text answers. */
export function AskingText(props: {
  readonly status: AskingStatus
  readonly question: TextQuestion<string, unknown>
}): ReactNode {
  const { status, question } = props
  const { situation, previous, problem } = status.asking
  const body = useBody(formWidth)
  const draft = useDraft(() =>
    editedText(typeof previous === 'string' ? previous : (question.initial ?? '')),
  )
  const submit = (): void => {
    const text = textOfEdited(draft.get()).trim()
    status.answer(text, typed(text))
  }
  return (
    <Frame
      situation={situation}
      body={body}
      about={question.about ?? []}
      keys={[
        { keys: ['enter'], label: 'go on', run: submit },
        { keys: ['esc'], label: 'back', run: status.goBack },
      ]}
      onPress={({ name, text }) => {
        const change = editFor(name) ?? { insert: text }
        draft.set(edit(draft.get(), change))
      }}
      onPaste={(text) => draft.set(edit(draft.get(), { insert: text }))}
    >
      <Parts
        height={body.height}
        parts={[
          ...questionParts(question, body.width),
          {
            key: 'field',
            rows: 1,
            draw: () => (
              <Prompt>
                <TextField
                  edited={draft.value}
                  width={body.width - 2}
                  label={question.ask}
                  placeholder={question.placeholder}
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
