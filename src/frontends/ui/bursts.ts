/**
 * What a terminal sends is not what a person pressed: a paste arrives in pieces of some 4,000
 * characters, with carriage returns that look like Enter, with or without the marks of
 * “bracketed paste”, sometimes with a forged end mark inside and sometimes without its end.
 *
 * This machine turns it into what the screens can trust: single keys, and whole pastes in marks.
 * A paste always ends, and what follows it in the same burst is nobody's key. An Enter reaches a
 * screen only when it came alone, or behind one short line where lines are typed (by a fast hand
 * or a script): never where it would confirm something. Pure: time comes in as `silence`.
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
  /** For the screens, one by one: keys as the terminal sent them, pastes in their marks. */
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

/** Hears one piece of input. */
export function hear(state: Burst, piece: string): Heard {
  switch (state.kind) {
    case 'idle':
      return begin(piece)
    case 'held':
      return begin(state.text + piece)
    case 'unmarked':
      return piece === interrupt ? idle(interrupt) : begin(state.text + piece)
    case 'marked':
      // Alone in its piece it is a key: the way out of a paste whose end got lost.
      return piece === interrupt
        ? idle(marked(state.text), interrupt)
        : continuePaste(state.text, piece)
    case 'after':
      return { state, forward: [] }
  }
}

/**
 * Hears that the terminal was quiet for as long as `quietFor` says.
 * @param takesLines whether an Enter behind a typed line counts on this screen
 */
export function silence(state: Burst, takesLines: boolean): Heard {
  switch (state.kind) {
    case 'held':
      return idle(...keysIn(state.text))
    case 'unmarked':
      return idle(...((takesLines ? asLine(state.text) : undefined) ?? keysOrPaste(state.text)))
    case 'marked':
    case 'after':
      return idle(marked(state.text))
    case 'idle':
      return idle()
  }
}

const idle = (...forward: readonly string[]): Heard => ({ state: { kind: 'idle' }, forward })

function begin(text: string): Heard {
  const start = text.indexOf(startMark)
  if (start !== -1) {
    const before = text.slice(0, start)
    const paste = continuePaste('', text.slice(start + startMark.length))
    return { ...paste, forward: [...(isKeys(before) ? keysIn(before) : []), ...paste.forward] }
  }
  if (mayGoOn(text)) return { state: { kind: 'held', text }, forward: [] }
  if (isKeys(text)) return idle(...keysIn(text))
  return { state: { kind: 'unmarked', text }, forward: [] }
}

function continuePaste(before: string, piece: string): Heard {
  const text = before + piece
  // The end mark itself may have come in two pieces.
  const end = text.indexOf(endMark, Math.max(0, before.length - endMark.length))
  if (end === -1) return { state: { kind: 'marked', text }, forward: [] }
  return { state: { kind: 'after', text: text.slice(0, end) }, forward: [] }
}

const withoutMarks = (text: string): string =>
  text.replaceAll(startMark, '').replaceAll(endMark, '')

const marked = (text: string): string => startMark + withoutMarks(text) + endMark

// Letters typed while the program was busy come together too, but few and without a line break.
const fewKeys = 16

function keysOrPaste(text: string): string[] {
  const isPaste = /[\r\n]/.test(text) || text.length > fewKeys
  return isPaste ? [marked(text)] : keysIn(withoutMarks(text))
}

const longestLine = 256

/** One line that came faster than it was read: its keys, its Enter; a longer text in it is a paste. */
function asLine(text: string): string[] | undefined {
  if (text.length > longestLine || !/^[^\r\n]*\r?$/.test(text)) return undefined
  const parts = withoutMarks(text).match(lineParts) ?? []
  return parts.flatMap((part) =>
    isKeys(part) || part.length <= fewKeys ? keysIn(part) : [marked(part)],
  )
}

// An escape sequence, or a control character that is neither Enter nor Tab.
const command = [
  String.raw`\x1b\[[0-9;?<]*[ -/]*[@-~]`,
  String.raw`\x1bO[0-9;]*[@-~]`,
  String.raw`\x1b[^\x1b[O]`,
  String.raw`[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]`,
].join('|')

// One character, or any number of commands, as when an arrow is held down.
const onlyKeys = new RegExp(`^(?:.|(?:${command})+)$`, 'u')
const lineParts = new RegExp(`${command}|[\\r\\t]|[^\\x00-\\x1f\\x7f]+`, 'gu')
const eachKey = new RegExp(`${command}|[\\s\\S]`, 'gu')

const isKeys = (text: string): boolean => text === '' || onlyKeys.test(text)

const keysIn = (text: string): string[] => text.match(eachKey) ?? []

/** A lone Enter, or keys with the beginning of a start mark behind them (a lone Esc is one too). */
function mayGoOn(text: string): boolean {
  if (text === '\r') return true
  return [1, 2, 3, 4, 5].some((length) => {
    const beginning = startMark.slice(0, length)
    return text.endsWith(beginning) && isKeys(text.slice(0, -length))
  })
}
