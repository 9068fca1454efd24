import type { WorkbenchEnd } from '#src/frontends/commands/command.ts'
import type { Prompt } from '#src/frontends/repl/prompt.ts'
import {
  type InkSessionOptions,
  onScreen,
  sessionTools,
} from '#src/frontends/screens/ink-session.tsx'
import type { Desk } from './desk.ts'
import { homePlace } from './places/home.ts'
import { Shell } from './shell.ts'
import { ShellScreen } from './shell-screen.tsx'

export interface WorkbenchSessionOptions extends InkSessionOptions {
  readonly copy: NonNullable<InkSessionOptions['copy']>
  readonly prompt?: ((desk: Desk) => Promise<Prompt>) | undefined
}

/**
 * Opens the workbench in the alternate screen, until the person leaves it.
 *
 * @throws Cancelled when the process was told to end
 */
export function workbenchSession(
  options: WorkbenchSessionOptions,
  desk: Desk,
): Promise<WorkbenchEnd> {
  const { stdout } = options
  const terminal = () => ({ isTerminal: true, columns: stdout.columns, rows: stdout.rows })
  const shell = new Shell(desk, homePlace, { ...options, terminal })
  const screen = <ShellScreen shell={shell} toolsOf={(session) => sessionTools(session, options)} />
  return onScreen(options, shell, screen, () => shell.end)
}
