import { isKeys, isSilent, keysIn, partsOf, plainEnters } from './terminal-keys.ts'

/**
 * What a terminal sends is not what a person pressed: a paste arrives in pieces of some 4,000
 * characters, with carriage returns that look like Enter, with or without the marks of
 * “bracketed paste”, sometimes with a forged end mark inside and sometimes without its end; and on
 * a slow line, or at a busy program, keys that were pressed one after the other arrive together.
 *
 * This machine turns it into what the screens can trust: single keys, and whole pastes in marks.
 * - A paste always ends, and what follows it in the same burst is nobody's key.
 * - A burst in which nothing can be seen (arrows, blanks, Enter) is keys.
 * - One with a text and a line break is a paste, or where a text is typed, a line and its Enter.
 * - Only an Enter that came alone stays one. Any other goes by `enterBehind`: it may open, move and
 *   answer, and confirms nothing (`Binding.confirms`).
 *
 * Pure: time comes in as `silence`.
 */
export type Burst =
  | { readonly kind: 'idle' }
  /** May be the beginning of something longer: a lone Enter, a part of a start mark. */
  | { readonly kind: 'held'; readonly text: string }
  /** More than a key came at once, without marks. */
  | { readonly kind: 'unmarked'; readonly text: string }
  /** Between the marks of a paste. */
  | { readonly kind: 'marked'; readonly text: string }
  /**
   * Behind a paste: whatever still comes belongs to its burst. The paste itself waits for the end
   * of it, so that on a screen that shows the paste, the next Enter is a key again.
   */
  | { readonly kind: 'after'; readonly text: string }

export interface Heard {
  readonly state: Burst
  /** For the screens, one by one: keys as Ink reads them, pastes in their marks. */
  readonly forward: readonly string[]
}

export const startMark = '\x1b[200~'
export const endMark = '\x1b[201~'
const interrupt = '\x03'

/** How long the terminal has to be quiet, in milliseconds, before `silence` is heard. */
export const quietFor: Readonly<Record<Burst['kind'], number | undefined>> = {
  idle: undefined,
  held: 20,
  unmarked: 50,
  // Long enough for a slow line in the middle of a paste, short enough to get the keyboard back.
  marked: 1500,
  after: 40,
}

/**
 * Hears one piece of input.
 * @param types whether a text is typed at the moment; elsewhere letters are keys
 */
export function hear(state: Burst, piece: string, types: boolean): Heard {
  switch (state.kind) {
    case 'idle':
      return begin(piece, types)
    case 'held':
      return begin(state.text + piece, types)
    case 'unmarked':
      return piece === interrupt ? idle(interrupt) : begin(state.text + piece, types)
    case 'marked':
      // Alone in its piece it is a key: the way out of a paste whose end got lost.
      return piece === interrupt
        ? idle(marked(state.text), interrupt)
        : continuePaste(state.text, piece)
    case 'after':
      return { state, forward: [] }
  }
}

/** Hears that the terminal was quiet for as long as `quietFor` says. */
export function silence(state: Burst, types: boolean): Heard {
  switch (state.kind) {
    case 'held':
      return idle(...(state.text === '\r' ? [state.text] : keysIn(state.text, types)))
    case 'unmarked':
      return idle(...(keysMeant(state.text, types) ?? [marked(state.text)]))
    case 'marked':
    case 'after':
      return idle(marked(state.text))
    case 'idle':
      return idle()
  }
}

const idle = (...forward: readonly string[]): Heard => ({ state: { kind: 'idle' }, forward })

function begin(input: string, types: boolean): Heard {
  const start = input.indexOf(startMark)
  const text = plainEnters(start === -1 ? input : input.slice(0, start))
  if (start !== -1) {
    const paste = continuePaste('', input.slice(start + startMark.length))
    return { ...paste, forward: [...(isKeys(text) ? keysIn(text, types) : []), ...paste.forward] }
  }
  if (mayGoOn(text)) return { state: { kind: 'held', text }, forward: [] }
  if (isKeys(text)) return idle(...keysIn(text, types))
  return { state: { kind: 'unmarked', text }, forward: [] }
}

function continuePaste(before: string, piece: string): Heard {
  const text = before + piece
  // The end mark itself may have come in two pieces.
  const end = text.indexOf(endMark, Math.max(0, before.length - endMark.length))
  if (end === -1) return { state: { kind: 'marked', text }, forward: [] }
  return { state: { kind: 'after', text: text.slice(0, end) }, forward: [] }
}

/** A paste for Ink. What is taken out of it must not leave another mark behind, made of the rest. */
const marked = (text: string): string => {
  const bare = text.replace(/\x1b\[20[01]~/g, '').replace(/\x1b+(?=\[20[01]~)/g, '')
  return startMark + bare + endMark
}

// Letters typed while the program was busy come together too, but few and without a line break.
const fewKeys = 16
const longestLine = 256

/** The keys that somebody pressed faster than they were read; undefined where it is a paste. */
function keysMeant(text: string, types: boolean): string[] | undefined {
  // Of a paste whose beginning was given up.
  if (text.includes(endMark)) return undefined
  if (isSilent(text)) return keysIn(text, types)
  const isLine = /^[^\r\n]*\r?$/.test(text)
  if (types && isLine && text.length <= longestLine)
    // A longer text in the line was pasted, by a script or a hand.
    return partsOf(text).flatMap((part) =>
      isKeys(part) || part.length <= fewKeys ? keysIn(part, types) : [marked(part)],
    )
  return /[\r\n]/.test(text) || text.length > fewKeys ? undefined : keysIn(text, types)
}

/** A lone Enter, or keys with the beginning of a start mark behind them (a lone Esc is one too). */
function mayGoOn(text: string): boolean {
  if (text === '\r') return true
  return [1, 2, 3, 4, 5].some((length) => {
    const beginning = startMark.slice(0, length)
    return text.endsWith(beginning) && isKeys(text.slice(0, -length))
  })
}
