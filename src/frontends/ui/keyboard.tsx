import { useInput, usePaste } from 'ink'
import { createContext, type ReactNode, useContext, useLayoutEffect, useRef, useState } from 'react'
import { type Binding, keyName, type Press, textOf } from './keys.ts'

/** What a part of the screen does with keys and pastes. */
interface Listener {
  readonly onPress?: ((press: Press) => void) | undefined
  readonly onPaste?: ((text: string) => void) | undefined
}

/** Who listens at this moment, each by its latest drawing. */
type Listeners = Set<{ readonly current: Listener }>

const ListenersContext = createContext<Listeners>(new Set())

/**
 * The one place that hears the terminal, around everything that is drawn. Ink's own hooks begin to
 * listen some time after their frame is written, and a key in between is lost, or goes to the
 * screen before. This listens from the first frame to the last; what it hears goes to those who
 * said with `useListener` that they listen, which is settled in the turn that writes the frame.
 * A paste never becomes keys, even where no screen has a use for it.
 */
export function Keyboard({ children }: { readonly children: ReactNode }): ReactNode {
  const [listeners] = useState((): Listeners => new Set())
  // Whoever begins to listen because of this key does not hear it.
  useInput((input, key) => {
    const press = { name: keyName(input, key), text: textOf(input, key) }
    for (const { current } of [...listeners]) current.onPress?.(press)
  })
  usePaste((text) => {
    for (const { current } of [...listeners]) current.onPaste?.(text)
  })
  return <ListenersContext value={listeners}>{children}</ListenersContext>
}

/** Listens while `active`. Exactly one screen is active at a time: all that listen hear all. */
export function useListener(listener: Listener, active: boolean): void {
  const listeners = useContext(ListenersContext)
  const latest = useRef(listener)
  useLayoutEffect(() => {
    latest.current = listener
  })
  useLayoutEffect(() => {
    if (!active) return
    listeners.add(latest)
    return () => void listeners.delete(latest)
  }, [listeners, active])
}

/** Hears the keyboard while `active`. A key that no binding has goes to `otherwise`. */
export function useKeys(
  bindings: readonly Binding[],
  active: boolean,
  otherwise: Listener = {},
): void {
  const onPress = (press: Press): void => {
    const binding = bindings.find(({ keys }) => keys.includes(press.name))
    if (binding) binding.run(press.name)
    else otherwise.onPress?.(press)
  }
  useListener({ ...otherwise, onPress }, active)
}
