import type { Option } from '#src/jobs/flows/question.ts'

/** An option with the number by which it is chosen; the number stays when the list is filtered. */
export interface NumberedOption {
  readonly option: Option
  readonly number: number
}

/** How many are listed at once: a voice reads them all, one after the other. */
const listedAtOnce = 20

export const numbered = (options: readonly Option[]): NumberedOption[] =>
  options.map((option, index) => ({ option, number: index + 1 }))

/** The options as lines: `2. Data Stewards, edits terms and tags on 3 connections.` */
export function optionLines(options: readonly NumberedOption[]): string[] {
  const rest = options.length - listedAtOnce
  return [
    ...options
      .slice(0, listedAtOnce)
      .map(({ option, number }) => `${number}. ${sayOption(option)}`),
    ...(rest > 0 ? [`And ${rest} more. Type part of a name to list fewer.`] : []),
  ]
}

function sayOption({ label, columns = [], disabled }: Option): string {
  const said = [label, ...columns.filter((column) => column.trim() !== '')].join(', ')
  return `${said}.${disabled ? ' Cannot be chosen.' : ''}`
}

function sayDisabled(option: Option): string {
  const { text = sayOption(option), command } = option.instead ?? {}
  const theirs = command === undefined ? '' : ` Their command: ${command}`
  return `${text} Choose another one.${theirs}`
}

/** Those whose label, columns or value hold the text, in any case. */
export function matching(options: readonly NumberedOption[], part: string): NumberedOption[] {
  const wanted = part.toLocaleLowerCase()
  const holds = (text: string) => text.toLocaleLowerCase().includes(wanted)
  return options.filter(({ option: { label, value, columns = [] } }) =>
    [label, value, ...columns].some(holds),
  )
}

/** What somebody typed where options have numbers. */
export type Chosen =
  | { readonly kind: 'options'; readonly options: readonly Option[] }
  | { readonly kind: 'filter'; readonly text: string }
  | { readonly kind: 'wrong'; readonly why: string }

/**
 * Reads numbers, separated by commas or blanks, or a whole name. 0 alone means none.
 * Any other text is part of a name.
 */
export function readChoice(typed: string, options: readonly NumberedOption[]): Chosen {
  const chosen = /^[\d,\s]+$/.test(typed) ? byNumber(typed, options) : byName(typed, options)
  if (chosen.kind !== 'options') return chosen
  const disabled = chosen.options.find((option) => option.disabled)
  return disabled === undefined ? chosen : { kind: 'wrong', why: sayDisabled(disabled) }
}

function byNumber(typed: string, options: readonly NumberedOption[]): Chosen {
  const numbers = [...new Set(typed.split(/[,\s]+/).filter((word) => word !== ''))].map(Number)
  if (numbers.length === 1 && numbers[0] === 0) return { kind: 'options', options: [] }
  const wrong = numbers.find((number) => options[number - 1] === undefined)
  if (wrong !== undefined)
    return { kind: 'wrong', why: `There is no number ${wrong}: the last is ${options.length}.` }
  return { kind: 'options', options: numbers.flatMap((n) => options[n - 1]?.option ?? []) }
}

function byName(typed: string, options: readonly NumberedOption[]): Chosen {
  const same = options.filter(
    ({ option }) =>
      option.value === typed || option.label.toLocaleLowerCase() === typed.toLocaleLowerCase(),
  )
  const [only] = same
  return only !== undefined && same.length === 1
    ? { kind: 'options', options: [only.option] }
    : { kind: 'filter', text: typed }
}
