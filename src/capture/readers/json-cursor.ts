// Thrown as they are, so that a hostile text full of mistakes pays for no stack traces.

/** Thrown where the text ends inside a value. */
export const unfinished = new Error('the text ends inside a value')

/** Thrown where the text is no JSON, nor a literal of JavaScript. */
export const malformed = new Error('no literal')

/**
 * Walks over JSON without building it: the caller takes the strings it wants and skips the rest,
 * so a large file costs no memory beyond its text. Never recurses, so no nesting exhausts the stack.
 *
 * It is lenient where people edit: comments, trailing commas, single quotes, bare keys and template
 * strings are read as JavaScript does, but nothing is evaluated: a call or a name is `malformed`.
 */
export class JsonCursor {
  readonly #text: string
  at: number
  /** Whether a comment was met on the way. */
  comments = false

  constructor(text: string, at = 0) {
    this.#text = text
    this.at = at
  }

  /** The next character that means something. */
  peek(): string {
    for (;;) {
      blanks.lastIndex = this.at
      blanks.test(this.#text)
      this.at = blanks.lastIndex
      const char = this.#text.charAt(this.at)
      if (char === '') throw unfinished
      if (char !== '/') return char
      this.#comment()
    }
  }

  /** Steps over `char` when it is next. */
  take(char: string): boolean {
    if (this.peek() !== char) return false
    this.at += 1
    return true
  }

  /** Yields each key of the object that comes next; its value must be taken before going on. */
  *keys(): Generator<string> {
    this.#expect('{')
    while (!this.take('}')) {
      yield quotes.includes(this.peek()) ? this.string() : this.#word()
      if (!this.take(',') && this.peek() !== '}') throw malformed
    }
  }

  /** Yields before each element of the array that comes next; it must be taken before going on. */
  *elements(): Generator<undefined> {
    this.#expect('[')
    while (!this.take(']')) {
      yield
      if (!this.take(',') && this.peek() !== ']') throw malformed
    }
  }

  /** Steps over the `:` behind a key. */
  colon(): void {
    this.#expect(':')
  }

  /** The string that comes next. */
  string(): string {
    const start = this.at
    this.#skipString()
    const literal = this.#text.slice(start, this.at)
    if (literal.startsWith('"')) {
      try {
        return String(JSON.parse(literal))
      } catch {
        // Not JSON's escapes: the browser that wrote it did not escape.
      }
    }
    return literal.slice(1, -1).replace(/\\([\s\S])/g, '$1')
  }

  /** The string that comes next, or undefined after stepping over something else. */
  stringOrSkip(): string | undefined {
    if (quotes.includes(this.peek())) return this.string()
    this.skip()
    return undefined
  }

  /** The keys and values of the object that comes next, where the values are strings. */
  strings(): (readonly [key: string, value: string])[] {
    const found: (readonly [string, string])[] = []
    for (const key of this.keys()) {
      this.colon()
      const value = this.stringOrSkip()
      if (value !== undefined) found.push([key, value])
    }
    return found
  }

  /** Steps over whatever value comes next. */
  skip(): void {
    let depth = 0
    do {
      const char = this.peek()
      if (char === '{' || char === '[') {
        depth += 1
        this.at += 1
      } else if (char === '}' || char === ']') {
        depth -= 1
        this.at += 1
      } else if (quotes.includes(char)) {
        this.#skipString()
      } else if (depth > 0 && (char === ',' || char === ':')) {
        this.at += 1
      } else {
        this.#word()
      }
    } while (depth > 0)
    if (depth < 0) throw malformed
  }

  #expect(char: string): void {
    if (!this.take(char)) throw malformed
  }

  #word(): string {
    word.lastIndex = this.at
    if (!word.test(this.#text)) throw malformed
    const found = this.#text.slice(this.at, word.lastIndex)
    this.at = word.lastIndex
    if (this.at === this.#text.length) throw unfinished
    return found
  }

  #skipString(): void {
    const quote = this.peek()
    let end = this.at
    do {
      end = this.#text.indexOf(quote, end + 1)
      if (end === -1) throw unfinished
    } while (this.#isEscaped(end))
    this.at = end + 1
  }

  /** An odd number of backslashes stands before it. */
  #isEscaped(at: number): boolean {
    let start = at
    while (this.#text.charCodeAt(start - 1) === 0x5c) start -= 1
    return (at - start) % 2 === 1
  }

  #comment(): void {
    const close = { '//': '\n', '/*': '*/' }[this.#text.slice(this.at, this.at + 2)]
    if (close === undefined) throw malformed
    const end = this.#text.indexOf(close, this.at + 2)
    if (end === -1) throw unfinished
    this.comments = true
    this.at = end + close.length
  }
}

const quotes = '"\'`'
const blanks = /\s*/y
const word = /[\w$.+-]+/y
