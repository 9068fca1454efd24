import { useInput, usePaste } from 'ink'
import { createContext, type ReactNode, useContext, useLayoutEffect, useRef } from 'react'
import { type Binding, type Press, pressOf } from './keys.ts'
import { type Listener, Listeners, type Typing } from './listeners.ts'

const ListenersContext = createContext(new Listeners())

/**
 * The one place that hears the terminal, around everything that is drawn. Ink's own hooks begin to
 * listen some time after their frame is written, and a key in between is lost, or goes to the
 * screen before. This listens from the first frame to the last; what it hears goes to those who
 * said with `useListener` that they listen, which is settled in the turn that writes the frame.
 * A paste never becomes keys, even where no screen has a use for it.
 */
export function Keyboard(props: {
  readonly listeners: Listeners
  readonly children: ReactNode
}): ReactNode {
  const { listeners, children } = props
  useInput((input, key) => listeners.press(pressOf(input, key)))
  usePaste((text) => listeners.paste(text))
  return <ListenersContext value={listeners}>{children}</ListenersContext>
}

/** Listens while `active`. Exactly one screen is active at a time: all that listen hear all. */
export function useListener(listener: Listener, active: boolean): void {
  const listeners = useContext(ListenersContext)
  const latest = useRef(listener)
  useLayoutEffect(() => {
    latest.current = listener
  })
  useLayoutEffect(() => (active ? listeners.add(latest) : undefined), [listeners, active])
}

/**
 * Hears the keyboard while `active`.
 * @param typing gets pastes and the keys that no binding has
 */
export function useKeys(bindings: readonly Binding[], active: boolean, typing?: Typing): void {
  const onPress = (press: Press): void => {
    const binding = bindings.find(({ keys }) => keys.includes(press.name))
    if (!binding) typing?.onPress(press)
    else if (!(press.isBehind && binding.confirms)) binding.run(press.name)
  }
  useListener({ ...typing, onPress, types: typing !== undefined }, active)
}
