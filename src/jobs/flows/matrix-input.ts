import { texts } from './input.ts'
import type { Input, MatrixPreset, MatrixQuestion } from './question.ts'

type Grid = Pick<MatrixQuestion<string, unknown>, 'subjects' | 'rows' | 'presets'>

/** The word for every cell that is no danger. */
export const allSafe = 'safe'

/** What each subject gets (`CAP=ACTIONS[,…]`, empty for nothing), as the input of its question. */
export function matrixInput(
  { subjects }: Pick<Grid, 'subjects'>,
  grantsOf: (subject: string) => string,
): string[] {
  return subjects.flatMap((subject) => {
    const grants = grantsOf(subject)
    if (grants === '') return []
    return [subject === '' ? grants : `${subject}:${grants}`]
  })
}

/** What an input gives to one subject; empty for nothing. */
export function grantsIn(input: Input, subject: string): string {
  const mine = texts(input).flatMap((text) => {
    if (subject === '') return [text]
    // Grants hold no colon, a name may.
    const colon = text.lastIndexOf(':')
    return text.slice(0, colon) === subject ? [text.slice(colon + 1)] : []
  })
  return mine.join(',')
}

/** What somebody typed, as grants: presets by their names are put in their place. */
export function typedGrants(typed: string, { rows, presets }: Omit<Grid, 'subjects'>): string {
  const grants = typed.split(',').map((part) => {
    const word = part.trim()
    if (word === allSafe) return safeGrants(rows)
    return presets.find(({ name }) => name === word)?.grants ?? word
  })
  return grants.filter((grant) => grant !== '').join(',')
}

function safeGrants(rows: Grid['rows']): string {
  return rows
    .map(({ key, actions, dangers }) => ({
      key,
      left: actions.filter((action) => !dangers.includes(action)),
    }))
    .flatMap(({ key, left }) => (left.length === 0 ? [] : [`${key}=${left.join('+')}`]))
    .join(',')
}

/** What may be typed besides capabilities: `ingest` and what it gives. */
export const sayPreset = ({ name, label, grants }: MatrixPreset): string =>
  `${name}: ${label}, ${grants}`
