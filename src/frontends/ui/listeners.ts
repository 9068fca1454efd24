import type { Press } from './keys.ts'

/** What takes keys and pastes: a text that is typed. */
export interface Typing {
  readonly onPress: (press: Press) => void
  readonly onPaste: (text: string) => void
}

/** What a part of the screen does with keys and pastes. */
export interface Listener extends Partial<Typing> {
  /** A text is typed into it, so letters are no keys. */
  readonly types?: boolean
}

/** A listener by its latest drawing. */
interface Latest {
  readonly current: Listener
}

/** Who hears the keyboard at this moment: all of them hear all. */
export class Listeners {
  readonly #listening = new Set<Latest>()
  /** Who heard the last key or paste. */
  #heard: readonly Latest[] = []

  /** @returns what ends it */
  add(listener: Latest): () => void {
    this.#listening.add(listener)
    return () => void this.#listening.delete(listener)
  }

  /** A text is typed at the moment. */
  get types(): boolean {
    return [...this.#listening].some(({ current }) => current.types)
  }

  /**
   * Whoever begins to listen because of this key does not hear it. One that came behind others was
   * meant for the screen that these changed, not for one that they led to.
   */
  press(press: Press): void {
    const listening = [...this.#listening]
    const meant = press.isBehind
      ? listening.filter((listener) => this.#heard.includes(listener))
      : listening
    this.#heard = listening
    for (const { current } of meant) current.onPress?.(press)
  }

  paste(text: string): void {
    this.#heard = [...this.#listening]
    for (const { current } of this.#heard) current.onPaste?.(text)
  }
}
