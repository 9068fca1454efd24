import type { Entry, Step } from '#src/frontends/plain/entry.ts'
import type { Key } from '#src/frontends/plain/key-decoder.ts'

/**
 * A line that may turn out to be several: a paste with line ends in it gives all of them, separated
 * by `\n`, instead of running the first. A terminal that does not mark pastes sends them as keys in
 * one burst, so an Enter in a burst waits for its end.
 */
export class SeveralLines implements Entry {
  readonly #line: Entry
  /** What came behind an Enter in the same burst. */
  #behind: string | undefined

  constructor(line: Entry) {
    this.#line = line
  }

  get working(): Promise<void> | undefined {
    return this.#line.working
  }

  show(): string {
    return this.#line.show()
  }

  key(key: Key, alone: boolean): Step {
    if (this.#behind !== undefined) {
      this.#behind += textOf(key)
      return {}
    }
    if (key.kind === 'paste' && key.text.trimEnd().includes('\n')) {
      const [first = '', ...others] = key.text.trim().split('\n')
      this.#line.key({ kind: 'paste', text: first }, alone)
      return this.#finish(others.join('\n'))
    }
    if (key.kind === 'enter' && !alone) {
      this.#behind = ''
      return {}
    }
    return this.#line.key(key, alone)
  }

  quiet(): Step {
    if (this.#behind === undefined) return this.#line.quiet()
    const behind = this.#behind
    this.#behind = undefined
    return this.#finish(behind.trim())
  }

  #finish(behind: string): Step {
    const { print = '', done } = this.#line.key({ kind: 'enter' }, true)
    if (typeof done !== 'string') return { print }
    return { print, done: behind === '' ? done : `${done}\n${behind}` }
  }
}

function textOf(key: Key): string {
  if (key.kind === 'text' || key.kind === 'paste') return key.text
  return key.kind === 'enter' ? '\n' : ''
}
