import { PassThrough, Writable } from 'node:stream'

/** A terminal's two ends for tests: what is typed goes in, what is printed stays on paper. */
export class Typist {
  readonly input = Object.assign(new PassThrough(), {
    isTTY: true,
    isRaw: false,
    setRawMode(raw: boolean) {
      this.isRaw = raw
      return this
    },
  })
  readonly output = new Writable({
    decodeStrings: false,
    write: (chunk: string, _encoding, done) => {
      this.paper += chunk
      for (const look of [...this.#waiting]) look()
      done()
    },
  })
  paper = ''
  readonly #waiting = new Set<() => void>()

  /** Types in one burst, once the paper holds the text behind everything awaited before. */
  async answer(prompt: string, bytes: string): Promise<void> {
    await this.sees(prompt)
    this.input.write(bytes)
  }

  #read = 0

  /** Resolves when the text was printed, behind everything that was awaited before. */
  sees(text: string): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const look = () => {
      const at = this.paper.indexOf(text, this.#read)
      if (at === -1) return
      this.#read = at + text.length
      this.#waiting.delete(look)
      resolve()
    }
    this.#waiting.add(look)
    look()
    return promise
  }
}

/** Everything but text, line ends and the request to mark pastes: what paper cannot take. */
export const notForPaper = /\x1b(?!\[\?2004[hl])|[\x00-\x09\x0b-\x1a\x1c-\x1f\x7f]/
