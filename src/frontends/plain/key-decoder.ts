/** What a person did, as far as lines of text need to know. */
export type Key =
  | { readonly kind: 'text'; readonly text: string }
  /** A paste that the terminal marked as one; its text is verbatim, but for line ends. */
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'enter' }
  | { readonly kind: 'backspace' }
  | { readonly kind: 'remove-word' }
  | { readonly kind: 'remove-line' }
  | { readonly kind: 'interrupt' }
  | { readonly kind: 'end' }
  | { readonly kind: 'suspend' }
  /** A key that only a line with a cursor has a use for. */
  | { readonly kind: 'named'; readonly name: string }

const named = (name: string): Key => ({ kind: 'named', name })

const controls: Readonly<Record<string, Key>> = {
  '\t': named('tab'),
  '\r': { kind: 'enter' },
  '\n': { kind: 'enter' },
  '\x7f': { kind: 'backspace' },
  '\b': { kind: 'backspace' },
  '\x15': { kind: 'remove-line' },
  '\x17': { kind: 'remove-word' },
  '\x03': { kind: 'interrupt' },
  '\x04': { kind: 'end' },
  '\x1a': { kind: 'suspend' },
  '\x01': named('ctrl-a'),
  '\x02': named('ctrl-b'),
  '\x05': named('ctrl-e'),
  '\x06': named('ctrl-f'),
  '\x0b': named('ctrl-k'),
  '\x0c': named('ctrl-l'),
  '\x0e': named('ctrl-n'),
  '\x10': named('ctrl-p'),
}

/** What follows the Escape of a key. */
const sequences: Readonly<Record<string, Key>> = {
  '[A': named('up'),
  '[B': named('down'),
  '[C': named('right'),
  '[D': named('left'),
  OA: named('up'),
  OB: named('down'),
  OC: named('right'),
  OD: named('left'),
  '[H': named('home'),
  '[F': named('end'),
  OH: named('home'),
  OF: named('end'),
  '[1~': named('home'),
  '[4~': named('end'),
  '[3~': named('delete'),
  '[1;5C': named('ctrl-right'),
  '[1;5D': named('ctrl-left'),
  b: named('alt-b'),
  f: named('alt-f'),
}

const pasteStart = '\x1b[200~'
const pasteEnd = '\x1b[201~'

/** A whole escape sequence, a piece of one at the end, a line end, a control, or text. */
const pieces =
  /\x1b(?:\[[0-?]*[ -/]*[@-~]|O.|[^[O])|(\x1b(?:\[[0-?]*[ -/]*|O)?$)|\r\n|([\x00-\x1f\x7f])|([^\x00-\x1f\x7f]+)/g

/**
 * Makes keys of what a terminal in raw mode sends. Sequences and control characters without a
 * meaning here are dropped.
 */
export class KeyDecoder {
  /** What came since the start of a paste whose end is still to come. */
  #paste: string | undefined
  #cutSequence = ''

  push(chunk: string): Key[] {
    if (this.#paste !== undefined) return this.#continuePaste(chunk)
    // A lone Escape is a key of its own, unless its sequence goes on.
    const goesOn = this.#cutSequence !== '\x1b' || /^[[O]/.test(chunk)
    const bytes = goesOn ? this.#cutSequence + chunk : chunk
    this.#cutSequence = ''
    const start = bytes.indexOf(pasteStart)
    if (start === -1) return this.#keysIn(bytes)
    this.#paste = ''
    return [
      ...this.#keysIn(bytes.slice(0, start)),
      ...this.#continuePaste(bytes.slice(start + pasteStart.length)),
    ]
  }

  #continuePaste(chunk: string): Key[] {
    // Where the end marker got lost, Ctrl-C still has to get out.
    if (chunk === '\x03') {
      this.#paste = undefined
      return [{ kind: 'interrupt' }]
    }
    const before = this.#paste ?? ''
    const text = before + chunk
    const end = text.indexOf(pasteEnd, Math.max(0, before.length - pasteEnd.length))
    if (end === -1) {
      this.#paste = text
      return []
    }
    this.#paste = undefined
    const pasted = text.slice(0, end).replace(/\r\n?/g, '\n')
    return [{ kind: 'paste', text: pasted }, ...this.push(text.slice(end + pasteEnd.length))]
  }

  #keysIn(bytes: string): Key[] {
    return [...bytes.matchAll(pieces)].flatMap(([piece, cut, control, text]) => {
      if (cut !== undefined) this.#cutSequence = cut
      else if (text !== undefined) return [{ kind: 'text', text } as const]
      else if (piece === '\r\n') return [{ kind: 'enter' } as const]
      else if (control !== undefined) return controls[control] ?? []
      return sequences[piece.slice(1)] ?? []
    })
  }
}
