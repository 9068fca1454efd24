import { back } from '#src/jobs/flows/asker.ts'
import type { Input, Option } from '#src/jobs/flows/question.ts'
import { askText } from './ask-text.ts'
import { type Conversation, meansAgain, meansBack } from './conversation.ts'
import {
  type Chosen,
  matching,
  type NumberedOption,
  numbered,
  optionLines,
  readChoice,
} from './options.ts'
import { listOf } from './sentence.ts'

export interface OptionsQuestion {
  readonly kind: 'choice' | 'choices'
  readonly initial?: string | readonly string[]
  /** Said when there is nothing to choose from. */
  readonly empty?: string
}

/** Of fewer, a person hears all before they could have typed a part of a name. */
const worthFiltering = 6

/** What Enter alone chooses. */
interface Standing {
  readonly options: readonly Option[]
  /** The text of an option that takes one. */
  readonly text?: string
}

/**
 * Asks for one or several of a list.
 * @param again says the question again
 */
export async function askOptions(
  question: OptionsQuestion,
  available: readonly Option[],
  previous: Input | undefined,
  conversation: Conversation,
  again: () => void,
): Promise<Input | typeof back> {
  const options = numbered(available)
  const nothing = question.kind === 'choices' && available.every(({ disabled }) => disabled)
  const standing = nothing
    ? { options: [] }
    : standingChoice(previous ?? question.initial, available)
  const list = () => conversation.say(...listLines(question, options, standing))
  list()
  for (;;) {
    const typed = await conversation.line('Your choice: ')
    if (meansBack(typed)) return back
    if (meansAgain(typed)) {
      again()
      list()
      continue
    }
    const chosen = typed === '' ? onEnter(standing) : readChoice(typed, options)
    if (chosen.kind === 'wrong') conversation.refuse(chosen.why)
    else if (chosen.kind === 'filter') filter(typed, options, conversation)
    else {
      const input = await take(question, chosen, options, conversation)
      if (input !== undefined) return input
    }
  }
}

function listLines(
  { kind, empty }: OptionsQuestion,
  options: readonly NumberedOption[],
  standing: Standing | undefined,
): string[] {
  if (options.length === 0) return [empty ?? 'There is nothing to choose from.']
  const how =
    kind === 'choices'
      ? 'Type numbers separated by commas, part of a name to filter, or 0 for none.'
      : 'Type a number, or part of a name to filter.'
  return [
    kind === 'choice' && options.length < worthFiltering
      ? 'Type a number.'
      : `${options.length} found. ${how}`,
    ...optionLines(options),
    ...(standing === undefined ? [] : [`Press Enter for ${sayChosen(standing, options)}.`]),
  ]
}

function filter(
  typed: string,
  options: readonly NumberedOption[],
  conversation: Conversation,
): void {
  const found = matching(options, typed)
  const count = `${found.length} of ${options.length} match “${typed}”`
  if (found.length === 0) conversation.refuse(`Nothing matches “${typed}”.`)
  else if (!conversation.present) conversation.refuse(`${count}. Give a number or a whole name.`)
  else conversation.say(`${count}. Their numbers are the same as before.`, ...optionLines(found))
}

const onEnter = (standing: Standing | undefined): Chosen | (Standing & { kind: 'options' }) =>
  standing === undefined
    ? { kind: 'wrong', why: 'Nothing was chosen.' }
    : { kind: 'options', ...standing }

/** The input that a choice makes, or undefined when another choice is to be made. */
async function take(
  { kind }: OptionsQuestion,
  chosen: Standing,
  available: readonly NumberedOption[],
  conversation: Conversation,
): Promise<Input | undefined> {
  const [option] = chosen.options
  const said = `Chosen: ${sayChosen({ options: chosen.options }, available)}.`
  if (kind === 'choices') {
    conversation.say(said)
    return chosen.options.map(({ value }) => value)
  }
  if (option === undefined || chosen.options.length > 1) {
    conversation.refuse('Choose exactly one.')
    return undefined
  }
  conversation.say(said)
  const { text, value } = option
  if (text === undefined) return value
  const again = () => conversation.say(text.ask)
  again()
  const standing = chosen.text ?? text.initial ?? ''
  const typed = await askText({ mayBeEmpty: false }, standing, conversation, again)
  return typed === back ? undefined : value + typed
}

function standingChoice(
  input: Input | undefined,
  options: readonly Option[],
): Standing | undefined {
  if (input === undefined) return undefined
  if (typeof input !== 'string')
    return { options: options.filter(({ value }) => input.includes(value)) }
  const exact = options.find(({ value }) => value === input)
  if (exact !== undefined) return { options: [exact] }
  const withText = options.find(({ value, text }) => text !== undefined && input.startsWith(value))
  if (withText === undefined) return undefined
  return { options: [withText], text: input.slice(withText.value.length) }
}

/** What was chosen by name, and by all that is known of it where the name stands for several. */
function sayChosen({ options, text }: Standing, available: readonly NumberedOption[]): string {
  const said = options.map(({ label, columns = [] }) => {
    const isUnique = available.filter(({ option }) => option.label === label).length === 1
    return isUnique ? label : [label, ...columns].join(', ')
  })
  return listOf(text === undefined ? said : said.map((one) => `${one}, ${text}`), 'none')
}
