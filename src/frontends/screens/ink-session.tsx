import { setTimeout as sleep } from 'node:timers/promises'
import { render } from 'ink'
import type { ReactNode } from 'react'
import { Cancelled } from '#src/domain/cancelled.ts'
import { GuardedStdin } from '#src/frontends/ui/guarded-stdin.ts'
import { Keyboard } from '#src/frontends/ui/keyboard.tsx'
import { Listeners } from '#src/frontends/ui/listeners.ts'
import { colourTheme, plainTheme, ThemeContext } from '#src/frontends/ui/theme.ts'
import type { Asker } from '#src/jobs/flows/asker.ts'
import { FlowScreen } from './flow-screen.tsx'
import { Session } from './session.ts'
import { SessionContext, type SessionTools } from './session-context.ts'

export interface InkSessionOptions {
  readonly stdin: NodeJS.ReadStream
  readonly stdout: NodeJS.WriteStream
  readonly now: () => Date
  /** For ctrl-v in a paste field. */
  readonly readClipboard?: () => Promise<string>
  /** For ctrl-k after a paste was recognised: clears it if it still holds this text. */
  readonly clearClipboard?: (ifStill: string) => Promise<boolean>
  /** For what can be copied: a text that is no secret, and whether the terminal may be asked. */
  readonly copy?: (text: string, viaTerminal: boolean) => Promise<string>
  /** For ctrl-o. */
  readonly openPage?: (url: string) => Promise<void>
  readonly color: boolean
}

/** How a process is told to end. (Of an uncaught error Ink itself gives the terminal back.) */
const endings = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const

const homeAndErase = '\x1b[H\x1b[J'

/** What the job may still take after the person left: closing files, not waiting for a tenant. */
const graceMilliseconds = 1000

/**
 * Runs `job` with an asker drawn by Ink in the alternate screen; gives the terminal back however
 * it ends.
 *
 * @returns what the job returns
 * @throws Cancelled when the person left or the process was told to end (SIGTERM, SIGHUP, SIGINT);
 *   the caller decides about the exit code
 */
export function inInk<T>(
  options: InkSessionOptions,
  job: (asker: Asker) => Promise<T>,
): Promise<T> {
  const session = new Session(options)
  const screen = (
    <SessionContext value={sessionTools(session, options)}>
      <FlowScreen session={session} />
    </SessionContext>
  )
  return onScreen(options, session, screen, () => job(session))
}

/** What the screens of a session may use. */
export const sessionTools = (session: Session, options: InkSessionOptions): SessionTools => ({
  session,
  now: options.now,
  readClipboard: options.readClipboard,
  openPage: options.openPage,
})

/** Something that has the whole screen, and can be told to end. */
export interface FullScreen {
  /** Resolves when the person left (or the process was told to end). */
  readonly left: Promise<unknown>
  readonly hasLeft: boolean
  leave(): void
}

/** The same for any screen. */
export async function onScreen<T>(
  options: InkSessionOptions,
  shown: FullScreen,
  screen: ReactNode,
  job: () => Promise<T>,
): Promise<T> {
  const { stdout } = options
  const listeners = new Listeners()
  const stdin = new GuardedStdin(options.stdin, () => listeners.types)
  const leave = (): void => shown.leave()
  const ink = render(
    <ThemeContext value={options.color ? colourTheme : plainTheme}>
      <Keyboard listeners={listeners}>{screen}</Keyboard>
    </ThemeContext>,
    {
      stdin,
      stdout,
      exitOnCtrlC: false,
      alternateScreen: true,
      incrementalRendering: true,
      // A key behind another one waits for the next frame: 9 ms, where Ink's 30 make it 34.
      maxFps: 120,
      interactive: true,
    },
  )
  // Terminals move their rows about when their size changes, and Ink draws only what it believes
  // has changed: it starts again from nothing. Ink's own listener draws, so this one comes first.
  const startAgain = (): void => {
    ink.clear()
    stdout.write(homeAndErase)
  }
  stdout.prependListener('resize', startAgain)
  for (const signal of endings) process.on(signal, leave)
  // A terminal that went away answers writes with an error.
  stdout.on('error', leave)
  stdin.on('hangup', leave)

  const exited = ink.waitUntilExit()
  const result = job()
  const settled = result.then(
    () => {},
    () => {},
  )
  try {
    // An error while drawing rejects `exited`; nothing else ends Ink before the job does.
    await Promise.race([result, shown.left, exited])
  } catch (error) {
    leave()
    throw error
  } finally {
    ink.unmount()
    await exited.catch(() => {})
    for (const signal of endings) process.off(signal, leave)
    stdin.release()
    stdout.off('resize', startAgain)
    stdout.off('error', leave)
  }
  if (!shown.hasLeft) return result
  const over = new AbortController()
  const grace = sleep(graceMilliseconds, undefined, { signal: over.signal }).catch(() => {})
  await Promise.race([settled, grace])
  over.abort()
  throw new Cancelled()
}
