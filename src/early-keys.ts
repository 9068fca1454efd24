import type { GlobalOptions } from '#src/frontends/commands/globals.ts'
import { wantsPlainLines } from './wants-plain-lines.ts'

/**
 * Takes the keyboard before the full screen is there: what somebody types while it loads is neither
 * echoed nor held back until Enter, but waits for the first screen.
 *
 * @param command the name of the command that runs
 * @returns gives the keyboard back, for when the screen never came
 */
export function keepEarlyKeys(own: NodeJS.Process, globals: GlobalOptions, command: string) {
  const { stdin, stdout } = own
  const isFullScreen =
    (command === 'workbench' || command === 'setup') &&
    stdin.isTTY &&
    stdout.isTTY &&
    !wantsPlainLines(globals, own.env)
  if (isFullScreen) stdin.setRawMode(true)
  return (): void => {
    // The screen gave it back already; and of a terminal that went away it would be an error.
    if (isFullScreen && stdin.isRaw) stdin.setRawMode(false)
  }
}
