import { PassThrough } from 'node:stream'
import { render } from 'ink'
import type { ReactNode } from 'react'
import { GuardedStdin } from '#src/frontends/ui/guarded-stdin.ts'
import { Keyboard } from '#src/frontends/ui/keyboard.tsx'
import { Listeners } from '#src/frontends/ui/listeners.ts'

/** `what` drawn at a terminal. `sees` is called with every write, in the turn that writes it. */
export function drawn(
  what: ReactNode,
  sees: (written: string, type: (keys: string) => void) => unknown,
  { columns, rows } = { columns: 40, rows: 5 },
) {
  const terminal = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: () => {},
    ref: () => {},
    unref: () => {},
  }) as unknown as NodeJS.ReadStream & PassThrough
  const listeners = new Listeners()
  const stdin = new GuardedStdin(terminal, () => listeners.types)
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns, rows })
  const write = stdout.write.bind(stdout)
  stdout.write = (piece: string) => {
    sees(String(piece), (keys) => terminal.write(keys))
    return write(piece)
  }
  const ink = render(<Keyboard listeners={listeners}>{what}</Keyboard>, {
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
