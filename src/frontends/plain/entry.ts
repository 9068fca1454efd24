import type { Key } from './key-decoder.ts'

/** The person left instead of answering. */
export const left = Symbol('left')

/** Something that a person enters: it is told of keys and says when it is whole. */
export interface Entry {
  /** The prompt and what can be shown of the text so far: at the start, and after a break. */
  show(): string
  /** @param alone false when the key came together with others, as pasted text does */
  key(key: Key, alone: boolean): Step
  /** A burst of keys is over. */
  quiet(): Step
  /** What a key has set going, while it goes: the keys behind it wait. Never rejects. */
  readonly working?: Promise<void> | undefined
}

export interface Step {
  /** What to print. */
  readonly print?: string
  /** The whole text, or that the person left. */
  readonly done?: string | typeof left
}
