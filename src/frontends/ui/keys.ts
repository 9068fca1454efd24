import type { Key } from 'ink'

/** A key that does something at this moment. The footer, the help and the handler read the same. */
export interface Binding {
  /** As `keyName` names them: `enter`, `ctrl-o`, `up`, `c`. */
  readonly keys: readonly string[]
  /** How the keys are written, where their names are not short enough: `↑↓`. */
  readonly shown?: string
  /** What it does, in a word or two: `go on`. */
  readonly label: string
  /** What it does, in the help, where the label is too short for somebody new. */
  readonly help?: string
  readonly run: (key: string) => void
  /** Esc does not take it back: it needs a key that came by itself. */
  readonly confirms?: boolean
  /** How one gets out: it stands in the footer however narrow that is. */
  readonly essential?: boolean
  /** Works and stands in the help, but takes no room in the footer. */
  readonly quiet?: boolean
}

/** What was pressed: its name and, for a character, the text to insert. */
export interface Press {
  readonly name: string
  readonly text: string
  /** It came in one burst with what was heard before it. */
  readonly isBehind?: boolean
}

const named = [
  ['return', 'enter'],
  ['escape', 'esc'],
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'page-up'],
  ['pageDown', 'page-down'],
  ['home', 'home'],
  ['end', 'end'],
  ['tab', 'tab'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
] as const satisfies readonly (readonly [keyof Key, string])[]

/** One name for each key, with its modifiers in front: `ctrl-k`, `shift-tab`, `alt-left`. */
export function keyName(input: string, key: Key): string {
  const base = named.find(([flag]) => key[flag])?.[1] ?? (input === ' ' ? 'space' : input)
  // A capital letter is a character of its own, not shift and a letter.
  const shifted = key.shift && base.length > 1 ? 'shift-' : ''
  return `${key.ctrl ? 'ctrl-' : ''}${key.meta ? 'alt-' : ''}${shifted}${base}`
}

/** What was pressed, of what Ink tells. */
export const pressOf = (input: string, key: Key): Press => ({
  name: keyName(input, key),
  text: textOf(input, key),
  // Written so by `bursts.ts`: `enterBehind`.
  isBehind: key.return && key.super,
})

/** What a key inserts into a text: nothing, when it is a command. */
export const textOf = (input: string, key: Key): string => (key.ctrl || key.meta ? '' : input)

/** How a binding is written for a reader: `ctrl-o`, `↑↓`, `enter`. */
export const shownKeys = ({ shown, keys }: Binding): string => shown ?? keys.join(' or ')
