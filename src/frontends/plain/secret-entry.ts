import { type Entry, left, type Step } from './entry.ts'
import type { Key } from './key-decoder.ts'
import { edit, emptyLine, shown } from './line-edit.ts'
import type { SecretOptions } from './line-reader.ts'
import { deservesReceipt, endsByEnter, endsByItself, receipt } from './recognition.ts'

/**
 * A text that may hold a secret: nothing of it is shown but how long it is and what it seems to be.
 *
 * Terminals that mark pastes say where one ends. In others every line end of a paste looks like
 * Enter, so one that comes in a burst is text. The text ends by itself where that is safe to
 * say, by Enter, by an empty line, or by Ctrl-D.
 */
export class SecretEntry implements Entry {
  readonly #prompt: string
  readonly #options: SecretOptions
  #typed = emptyLine
  #hidden: boolean
  #receipt = ''
  #inBurst = false
  /** A marked paste ended; what follows in its burst came from an end marker inside it. */
  #pasteEnded = false

  constructor(prompt: string, options: SecretOptions) {
    this.#prompt = prompt
    this.#options = options
    this.#hidden = options.echo !== 'url'
  }

  show(): string {
    return this.#prompt + (this.#hidden ? '' : shown(this.#text))
  }

  key(key: Key, alone: boolean): Step {
    this.#inBurst ||= !alone
    if (this.#pasteEnded) return {}
    switch (key.kind) {
      case 'text':
        this.#hidden ||= !alone || !mayBeAddress(this.#text + key.text)
        return this.#edit(key)
      case 'paste':
        this.#pasteEnded = true
        return this.#append(key.text)
      case 'enter':
        return this.#enter()
      case 'end':
        return this.#text === '' ? { done: left } : this.#finish()
      default:
        return this.#remove(key)
    }
  }

  quiet(): Step {
    this.#inBurst = false
    this.#pasteEnded = false
    const { recognise } = this.#options
    if (endsByItself(this.#text, recognise)) return this.#finish()
    if (!this.#hidden || !deservesReceipt(this.#text)) return {}
    return this.#giveReceipt(endsByEnter(this.#text, recognise))
  }

  get #text(): string {
    return this.#typed.line
  }

  #append(text: string): Step {
    this.#hidden = true
    this.#typed = { line: this.#text + text, removing: false }
    return {}
  }

  #edit(key: Key): Step {
    const { echo, ...typed } = edit(this.#typed, key)
    this.#typed = typed
    return this.#hidden ? {} : { print: echo }
  }

  #remove(key: Key): Step {
    const before = this.#text
    const step = this.#edit(key)
    if (!this.#hidden || before === '' || this.#text !== '') return step
    this.#hidden = this.#options.echo !== 'url'
    this.#typed = emptyLine
    return { print: '\nRemoved everything.\n' }
  }

  #enter(): Step {
    if (this.#inBurst) return this.#append('\n')
    if (endsByEnter(this.#text, this.#options.recognise)) return this.#finish()
    this.#append('\n')
    return this.#giveReceipt(false)
  }

  #finish(): Step {
    const done = this.#text.trim()
    if (!this.#hidden) return { ...this.#edit({ kind: 'enter' }), done }
    const given = deservesReceipt(done) ? receipt(done, this.#options.recognise) : ''
    return { print: given === '' || given === this.#receipt ? '\n' : `\n${given}\n`, done }
  }

  #giveReceipt(whole: boolean): Step {
    this.#receipt = receipt(this.#text, this.#options.recognise)
    const next = whole
      ? 'Press Enter to go on.'
      : 'Paste the rest, or press Enter on an empty line to go on with this.'
    return { print: `\n${this.#receipt}\n${next}\n` }
  }
}

/**
 * Whether what was typed so far may be shown: only what can become an address. A bearer begins
 * with `eyJ`, an Axiom token with `xaat-` or `xapt-`, and nobody types anything very long.
 */
const mayBeAddress = (text: string): boolean =>
  /^[\w.:/-]{1,80}$/.test(text) && !/^eyJ|^xa[ap]t-/.test(text)
