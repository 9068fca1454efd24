import { useState } from 'react'
import type { Press } from '#src/frontends/ui/keys.ts'
import { listDraft, toggled } from '#src/frontends/ui/list-draft.ts'
import type { Typing } from '#src/frontends/ui/listeners.ts'
import type { ChoicesQuestion, Option } from '#src/jobs/flows/question.ts'
import { useSession } from './session-context.ts'
import { type AskingStatus, typed } from './status.ts'
import { type Picker, usePicker } from './use-picker.ts'

/** A list of which any number is chosen, and how it is answered. */
export interface Choices {
  readonly picker: Picker
  /** What to know of the last key, such as why an option cannot be chosen. */
  readonly remark: string | undefined
  /** Without a fallback, none is no answer: the question would only come again. */
  readonly mayBeNone: boolean
  readonly typing: Typing
  readonly toggle: () => void
  readonly submit: () => void
  /** Copies the command for whoever may do what cannot be chosen here. */
  readonly copyCommand: (() => void) | undefined
}

export function useChoices(
  status: AskingStatus,
  question: ChoicesQuestion<string, unknown>,
  options: readonly Option[],
): Choices {
  const { previous } = status.asking
  const picker = usePicker(
    options,
    () => listDraft(stillThere(options, previous ?? question.initial ?? [])),
    { several: true, filters: true },
  )
  const [remark, setRemark] = useState<string>()
  const { session } = useSession()
  const mayBeNone = question.fallback !== undefined
  const command = session.canCopy ? picker.current()?.instead?.command : undefined

  const toggle = (): void => {
    const option = picker.current()
    if (option?.disabled) setRemark(cannotChoose(option, session.canCopy))
    else if (option) {
      setRemark(undefined)
      picker.draft.set(toggled(picker.draft.get(), option.value))
    }
  }
  const submit = (): void => {
    const { chosen } = picker.draft.get()
    // Who filtered and pressed Enter may believe that the row under the cursor is taken.
    if (chosen.size === 0 && options.length > 0 && !(mayBeNone && remark === noneGoesOn)) {
      setRemark(mayBeNone ? noneGoesOn : noneChosen)
      return
    }
    const taken = options.filter(({ value }) => chosen.has(value))
    status.answer(
      taken.map(({ value }) => value),
      typed(taken.map(({ label }) => label).join(', ')),
    )
  }
  // No name begins with a blank: before there is a filter, the space bar chooses, as in other lists.
  const press = (pressed: Press): void => {
    if (pressed.text === ' ' && !picker.isFiltered()) toggle()
    else {
      setRemark(undefined)
      picker.filter.onPress(pressed)
    }
  }
  return {
    picker,
    remark,
    mayBeNone,
    typing: { onPress: press, onPaste: (text) => press({ name: '', text }) },
    toggle,
    submit,
    copyCommand:
      command === undefined ? undefined : () => void session.copy(command).then(setRemark),
  }
}

const noneChosen = 'Nothing is chosen: tab chooses the row you are on.'
const noneGoesOn = `${noneChosen} Enter again goes on with none.`

const cannotChoose = ({ label, instead }: Option, canCopy: boolean): string => {
  if (instead === undefined) return `${label} cannot be chosen.`
  const copying = canCopy && instead.command !== undefined
  return copying ? `${instead.text} Ctrl-Y copies the command for them.` : instead.text
}

/** What was chosen before, as far as it can still be chosen. */
const stillThere = (options: readonly Option[], chosen: string | readonly string[]): string[] =>
  options
    .filter(({ value, disabled }) => !disabled && chosen.includes(value))
    .map(({ value }) => value)
