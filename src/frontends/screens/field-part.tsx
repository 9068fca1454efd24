import type { Edited } from '#src/frontends/ui/edit-text.ts'
import { Prompt } from '#src/frontends/ui/prompt.tsx'
import { TextField } from '#src/frontends/ui/text-field.tsx'
import type { DrawnPart } from './parts.tsx'

/** The row where an answer is typed. */
export const fieldPart = (field: {
  readonly edited: Edited
  readonly label: string
  readonly width: number
  readonly placeholder?: string | undefined
}): DrawnPart => ({
  key: 'field',
  rows: 1,
  draw: () => (
    <Prompt>
      <TextField {...field} width={field.width - 2} />
    </Prompt>
  ),
})
