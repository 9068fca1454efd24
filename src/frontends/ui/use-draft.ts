import { useState, useSyncExternalStore } from 'react'

/** What a person is still working on: the text in a field, the cursor in a list. */
export interface Draft<State> {
  /** As drawn. */
  readonly value: State
  /** As it is now, which key handlers need: several keys may arrive before the next drawing. */
  readonly get: () => State
  readonly set: (state: State) => void
}

class Store<State> {
  #state: State
  #listener = () => {}

  constructor(initial: State) {
    this.#state = initial
  }

  readonly get = (): State => this.#state

  readonly set = (state: State): void => {
    this.#state = state
    this.#listener()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listener = listener
    return () => {
      this.#listener = () => {}
    }
  }
}

/** A draft that lives as long as the component. */
export function useDraft<State>(initial: () => State): Draft<State> {
  const [store] = useState(() => new Store(initial()))
  const value = useSyncExternalStore(store.subscribe, store.get)
  return { value, get: store.get, set: store.set }
}
