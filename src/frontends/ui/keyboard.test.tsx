import { PassThrough } from 'node:stream'
import { render, Text } from 'ink'
import { type ReactNode, useState } from 'react'
import { expect, it } from 'vitest'
import { GuardedStdin } from './guarded-stdin.ts'
import { Keyboard, useListener } from './keyboard.tsx'

/** `what` drawn at a terminal. `sees` is called with every write, in the turn that writes it. */
function drawn(what: ReactNode, sees: (written: string, type: (keys: string) => void) => void) {
  const terminal = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: () => {},
    ref: () => {},
    unref: () => {},
  }) as unknown as NodeJS.ReadStream & PassThrough
  const stdin = new GuardedStdin(terminal, () => false)
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 40, rows: 5 })
  const write = stdout.write.bind(stdout)
  stdout.write = (piece: string) => {
    sees(String(piece), (keys) => terminal.write(keys))
    return write(piece)
  }
  const ink = render(<Keyboard>{what}</Keyboard>, {
    stdin: stdin as unknown as NodeJS.ReadStream,
    stdout: stdout as unknown as NodeJS.WriteStream,
    interactive: true,
    exitOnCtrlC: false,
    patchConsole: false,
  })
  return {
    type: (keys: string) => terminal.write(keys),
    [Symbol.dispose]: () => {
      ink.unmount()
      stdin.release()
    },
  }
}

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
