import type { Entry, Step } from './entry.ts'
import { left } from './entry.ts'
import type { Key } from './key-decoder.ts'
import { edit, emptyLine, shown, type TypedLine } from './line-edit.ts'
import type { LineOptions } from './line-reader.ts'

/** One line, shown while it is typed. */
export class LineEntry implements Entry {
  readonly #prompt: string
  readonly #pastes: boolean
  #typed: TypedLine = emptyLine

  constructor(prompt: string, { pastes = true }: LineOptions) {
    this.#prompt = prompt
    this.#pastes = pastes
  }

  get text(): string {
    return this.#typed.line
  }

  /** True once the person left with Ctrl-D. */
  ended = false

  show(): string {
    return this.#prompt + shown(this.#typed.line)
  }

  key(key: Key): Step {
    if (key.kind === 'paste' && !this.#pastes)
      return { print: `\nA paste is not taken here. Type it, please.\n${this.show()}` }
    if (key.kind === 'end') {
      this.ended = this.text === ''
      return this.ended ? { done: left } : {}
    }
    const { echo, ...typed } = edit(this.#typed, key)
    this.#typed = typed
    return key.kind === 'enter' ? { print: echo, done: typed.line } : { print: echo }
  }

  quiet(): Step {
    return {}
  }
}
