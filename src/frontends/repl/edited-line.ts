import { sanitise } from '#src/domain/sanitise.ts'
import { type Entry, left, type Step } from '#src/frontends/plain/entry.ts'
import type { Key } from '#src/frontends/plain/key-decoder.ts'
import {
  type Edit,
  type Edited,
  edit,
  editedText,
  editFor,
  shownOf,
  textOfEdited,
} from '#src/frontends/ui/edit-text.ts'
import { graphemesOf, widthOf } from '#src/frontends/ui/width.ts'
import { listed, merged } from './completion-rows.ts'
import type { Completion } from './prompt.ts'

export interface EditedLineOptions {
  readonly prompt: string
  /** Lines to go back to, the newest last. */
  readonly history: readonly string[]
  /** Width of the terminal now. */
  readonly columns: () => number
  readonly print: (text: string) => void
  readonly complete: (line: string, cursor: number) => Promise<readonly Completion[]>
}

/** One row of a terminal with a cursor in it: edited, recalled, completed; scrolled when long. */
export class EditedLine implements Entry {
  readonly #options: EditedLineOptions
  #edited: Edited = editedText('')
  /** Where in the history the person is; behind its end is the line of their own. */
  #at: number
  #own = ''
  /** True once the person left with Ctrl-D. */
  ended = false
  /** A completion that is being looked up. */
  working: Promise<void> | undefined

  constructor(options: EditedLineOptions) {
    this.#options = options
    this.#at = options.history.length
  }

  get text(): string {
    return textOfEdited(this.#edited)
  }

  /** The whole row again, and the cursor in its place. */
  show(): string {
    const { prompt, columns } = this.#options
    const shown = graphemes(shownOf(this.#edited).graphemes)
    const room = Math.max(8, columns() - widthOf(prompt) - 1)
    const { from, to } = windowOf(shown, this.#edited.cursor, room)
    const cursor = widthOf(prompt + shown.slice(from, this.#edited.cursor).join(''))
    const right = cursor === 0 ? '' : `\x1b[${cursor}C`
    return `\r${prompt}${shown.slice(from, to).join('')}\x1b[K\r${right}`
  }

  key(key: Key): Step {
    switch (key.kind) {
      case 'enter':
        this.#do('end')
        return { print: `${this.show()}\n`, done: this.text }
      case 'end':
        this.ended = this.text === ''
        return this.ended ? { done: left } : this.#do('delete-after')
      case 'text':
      case 'paste':
        return this.#do({ insert: key.text })
      case 'backspace':
        return this.#do('delete-before')
      case 'remove-word':
        return this.#do('delete-word')
      case 'remove-line':
        return this.#do('delete-to-start')
      case 'named':
        return this.#named(key.name)
      default:
        return {}
    }
  }

  quiet(): Step {
    return {}
  }

  #named(name: string): Step {
    const change = editFor(name)
    if (change !== undefined) return this.#do(change)
    if (name === 'up' || name === 'ctrl-p') return this.#recall(this.#at - 1)
    if (name === 'down' || name === 'ctrl-n') return this.#recall(this.#at + 1)
    if (name === 'ctrl-l') return { print: `\x1b[H\x1b[2J${this.show()}` }
    if (name === 'tab')
      this.working = this.#complete().finally(() => {
        this.working = undefined
      })
    return {}
  }

  #do(change: Edit | { readonly insert: string }): Step {
    this.#edited = edit(this.#edited, change)
    return { print: this.show() }
  }

  #recall(at: number): Step {
    const { history } = this.#options
    if (at < 0 || at > history.length) return {}
    if (this.#at === history.length) this.#own = this.text
    this.#at = at
    this.#edited = editedText(history[at] ?? this.#own)
    return { print: this.show() }
  }

  async #complete(): Promise<void> {
    const { complete, print, columns } = this.#options
    const line = this.text
    const cursor = this.#edited.graphemes.slice(0, this.#edited.cursor).join('').length
    const found = await complete(line, cursor)
    const longer = merged(line, cursor, found)
    if (longer === undefined) {
      if (found.length > 1) print(`\n${listed(found, columns()).join('\n')}\n${this.show()}`)
      return
    }
    this.#edited = {
      graphemes: [...graphemesOf(longer.before), ...graphemesOf(longer.behind)],
      cursor: graphemesOf(longer.before).length,
    }
    print(this.show())
  }
}

/** As they can be shown without doing anything to the terminal. */
const graphemes = (all: readonly string[]): string[] => all.map(sanitise)

/** The part of a row that is seen: all around the cursor that fits. */
function windowOf(all: readonly string[], cursor: number, room: number) {
  let from = cursor
  let taken = 0
  while (from > 0 && taken + widthOf(all[from - 1] ?? '') <= room) {
    from -= 1
    taken += widthOf(all[from] ?? '')
  }
  let to = cursor
  while (to < all.length && taken + widthOf(all[to] ?? '') <= room) {
    taken += widthOf(all[to] ?? '')
    to += 1
  }
  return { from, to }
}
