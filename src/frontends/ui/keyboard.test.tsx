import { Text } from 'ink'
import { type ReactNode, useState } from 'react'
import { expect, it } from 'vitest'
import { useKeys, useListener } from './keyboard.tsx'
import type { Binding } from './keys.ts'
import type { Typing } from './listeners.ts'
import { drawn } from './testing/drawn.tsx'

/** Two screens: any key on the first leads to the second, which tells of what it hears. */
function TwoScreens({ hears }: { readonly hears: (what: string) => void }): ReactNode {
  const [isSecond, setSecond] = useState(false)
  useListener({ onPress: () => setSecond(true) }, !isSecond)
  return isSecond ? <Second hears={hears} /> : <Text>first</Text>
}

function Second({ hears }: { readonly hears: (what: string) => void }): ReactNode {
  useListener({ onPress: ({ name }) => hears(name) }, true)
  return <Text>second</Text>
}

it('brings a key to the screen that is seen, however soon behind its frame it comes', async () => {
  const heard = Promise.withResolvers<string>()
  using _ = drawn(<TwoScreens hears={heard.resolve} />, (written, type) => {
    if (written.includes('first')) type('a')
    if (written.includes('second')) type('b')
  })
  expect(await heard.promise).toBe('b')
})

it('brings keys that come together each to the screen that the one before made', async () => {
  const heard = Promise.withResolvers<string>()
  using screens = drawn(<TwoScreens hears={heard.resolve} />, () => {})
  screens.type('ab')
  expect(await heard.promise).toBe('b')
})

const down = '\x1b[B'

const binding = (keys: readonly string[], confirms = false): Binding => ({
  keys,
  label: 'hear',
  run: () => {},
  confirms,
})

/** What a screen hears up to ctrl-e, when all of it is read together. */
async function heardOf(
  keys: string,
  bound: readonly Binding[],
  how: { readonly typesText?: boolean | undefined; readonly ahead?: boolean } = {},
) {
  const heard: string[] = []
  const end = Promise.withResolvers<void>()
  function Screen(): ReactNode {
    const typing: Typing = { onPress: ({ name }) => void heard.push(name), onPaste: () => {} }
    const bindings = [
      { ...binding(['ctrl-e']), run: () => end.resolve() },
      ...bound.map((one) => ({ ...one, run: (key: string) => void heard.push(key) })),
    ]
    useKeys(bindings, true, how.typesText ? typing : undefined)
    return <Text>screen</Text>
  }
  using _ = drawn(<Screen />, (written, type) => {
    if (!written.includes('screen')) return
    if (how.ahead) type(`${keys}\x05`)
    else setImmediate(type, `${keys}\x05`)
  })
  await end.promise
  return heard
}

it.each<{ what: string; keys: string; heard: string[]; typesText?: boolean }>([
  { what: 'Esc and an arrow', keys: `\x1b${down}`, heard: ['esc', 'down'] },
  { what: 'Esc and a letter', keys: '\x1bj', heard: ['esc', 'j'] },
  { what: 'Esc twice and Enter', keys: '\x1b\x1b\r', heard: ['esc', 'esc', 'enter'] },
  { what: 'arrows and Enter', keys: `${down}${down}\r`, heard: ['down', 'down', 'enter'] },
  { what: 'an Alt key that a field knows', keys: '\x1bb', heard: ['alt-b'], typesText: true },
  { what: 'Alt and an arrow', keys: '\x1b\x1b[D', heard: ['alt-left'], typesText: true },
  { what: 'Esc and a letter in a field', keys: '\x1bj', heard: ['esc', 'j'], typesText: true },
])('hears each of what was read together: $what', async ({ keys, heard, typesText }) => {
  const bound = [binding(['esc', 'down', 'enter', 'j'])]
  expect(await heardOf(keys, bound, { typesText })).toEqual(heard)
})

it('hears what was typed ahead of the first frame, and nothing else', async () => {
  const bound = [binding(['ctrl-right', 'undefined'])]
  expect(await heardOf('\x1b[1;5C', bound, { ahead: true })).toEqual(['ctrl-right'])
})

it('confirms with no Enter that came behind other keys', async () => {
  const bound = [binding(['down']), binding(['enter'], true)]
  expect(await heardOf(`${down}\r`, bound)).toEqual(['down'])
})

it('confirms with an Enter that came alone', async () => {
  const confirmed = Promise.withResolvers<string>()
  function Screen(): ReactNode {
    useKeys([{ ...binding(['enter'], true), run: confirmed.resolve }], true)
    return <Text>screen</Text>
  }
  using _ = drawn(<Screen />, (written, type) => written.includes('screen') && type('\r'))
  expect(await confirmed.promise).toBe('enter')
})

it('keeps an Enter from a screen that the keys before it led to', async () => {
  const heard = Promise.withResolvers<string>()
  using screens = drawn(<TwoScreens hears={heard.resolve} />, () => {})
  screens.type(`${down}\r\x05`)
  expect(await heard.promise).toBe('ctrl-e')
})
