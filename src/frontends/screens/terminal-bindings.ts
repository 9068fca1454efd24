import { useApp } from 'ink'
import type { Binding } from '#src/frontends/ui/keys.ts'
import { askForSize, canSuspend, stopUntilContinued } from './suspend.ts'

/** The keys that concern the terminal and not what is on it: the same on every screen. */
export function useTerminalBindings(): readonly Binding[] {
  const { suspendTerminal } = useApp()
  const drawAgain: Binding = {
    keys: ['ctrl-l'],
    label: 'draw the screen again',
    run: () => void suspendTerminal(() => {}),
    quiet: true,
  }
  const suspend: Binding = {
    keys: ['ctrl-z'],
    label: 'suspend',
    help: 'suspend: back to the shell; fg comes back here',
    run: () => void suspendTerminal(stopUntilContinued).then(askForSize, () => {}),
    quiet: true,
  }
  return canSuspend ? [drawAgain, suspend] : [drawAgain]
}
