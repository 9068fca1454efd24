import { join } from 'node:path'
import { writeDurably } from './files/durable-file.ts'
import { readOwnFile } from './files/read-own-file.ts'

/** How many lines are kept. */
const mostLines = 1000

/** Lines that were typed at the prompt, in a file of the state folder that only its owner reads. */
export class LineHistory {
  readonly #path: string
  readonly #mayKeep: (line: string) => boolean
  #lines: readonly string[] = []

  private constructor(path: string, mayKeep: (line: string) => boolean) {
    this.#path = path
    this.#mayKeep = mayKeep
  }

  /**
   * @param mayKeep false for a line that holds a secret; asked of old lines, too
   */
  static async open(stateFolder: string, mayKeep: (line: string) => boolean): Promise<LineHistory> {
    const history = new LineHistory(join(stateFolder, fileName), mayKeep)
    await history.#read()
    return history
  }

  /** The newest last. */
  readonly lines = (): readonly string[] => this.#lines

  /** Keeps a line, unless it may not be kept, is empty, or is the one before once more. */
  readonly add = async (line: string): Promise<void> => {
    const text = line.trim()
    if (text === '' || /[\r\n]/.test(text) || !this.#mayKeep(text)) return
    // Another prompt may have added lines meanwhile.
    await this.#read()
    if (this.#lines.at(-1) === text) return
    this.#lines = [...this.#lines, text].slice(-mostLines)
    // A disk that takes no history is no reason to stop a person’s work.
    await writeDurably(this.#path, `${this.#lines.join('\n')}\n`).catch(() => {})
  }

  async #read(): Promise<void> {
    const file = await readOwnFile(this.#path).catch(() => undefined)
    if (file?.is !== 'ours') return
    this.#lines = file.text.split('\n').filter((line) => line !== '' && this.#mayKeep(line))
  }
}

/** `forget` removes what begins with `history`. */
const fileName = 'history-of-lines'
