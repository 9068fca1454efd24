/**
 * Keys as terminals send them, and as Ink shall read them. Ink joins an Esc with whatever comes
 * behind it; written as a number (as in the kitty protocol, which no terminal is asked for) it
 * cannot be taken for the beginning of something else.
 */
const esc = '\x1b[27u'

/**
 * An Enter that came together with something else, as Ink shall read it: with a modifier by which
 * `pressOf` knows it. One that came alone stays the carriage return that it is.
 */
export const enterBehind = '\x1b[13;9u'

// rxvt ends shifted keys with `$`; the Linux console writes function keys with `[[`.
const sequence = String.raw`\x1b\[[2-8]\$|\x1b\[\[?[0-9:;?<]*[ -/]*[@-~]|\x1bO[0-9;]*[@-~]`
// With Alt the terminal sends an Esc in front.
const altered = String.raw`\x1b(?:${sequence})|\x1b[^\x1b[O\r\n]`
// Neither Esc nor Enter nor Tab.
const control = String.raw`[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]`
const command = `${altered}|${sequence}|${control}`

const atOnce = new RegExp(`^(?:.|(?:${command})+)$`, 'u')
const silent = new RegExp(String.raw`^(?:${sequence}|${control}|[\x1b\t\r ])+$`, 'u')
const eachPart = new RegExp(String.raw`${command}|[\x1b\t\r]|[^\x00-\x1f\x7f]+`, 'gu')
const eachKey = new RegExp(String.raw`${command}|\x1b\[[0-9:;?<]+$|[\s\S]`, 'gu')
/** A sequence whose end did not come. */
const cutOff = /^\x1b\[[0-9:;?<]+$/

/** Enter on a keypad, and from terminals that write it as a number. */
const otherEnters = /\x1bOM|\x1b\[0*(?:13|57414)(?:[:;][\d:;]*)?u/g

/** The Alt keys that a text field knows: b, f, backspace, left and right. */
const altOfFields = /^\x1b(?:[bf\x08\x7f]|\x1b[[O][CD])$/

/** The same with one way to write Enter. */
export const plainEnters = (text: string): string => text.replace(otherEnters, '\r')

/** One character, or any number of commands, as when an arrow is held down: surely no paste. */
export const isKeys = (text: string): boolean => text === '' || atOnce.test(text)

/** Nothing of it can be seen: arrows, blanks, Esc, Enter. Nobody copied that from somewhere. */
export const isSilent = (text: string): boolean => silent.test(text)

/** A line, cut into commands and the texts between them. */
export const partsOf = (line: string): string[] => line.match(eachPart) ?? []

/**
 * Keys that came together, each by itself, as Ink shall read it.
 * @param types whether a text is typed at the moment: only there an Alt key means anything, and is
 *   not an Esc and another key that were read together
 */
export const keysIn = (text: string, types: boolean): string[] =>
  (text.match(eachKey) ?? []).flatMap((key) => {
    if (key === '\r') return [enterBehind]
    if (key === '\x1b') return [esc]
    if (cutOff.test(key)) return []
    const isAltered = /^\x1b[^[O]/.test(key)
    return isAltered && !(types && altOfFields.test(key))
      ? [esc, ...keysIn(key.slice(1), types)]
      : [key]
  })
