import type { NextStep } from '#src/domain/problem.ts'
import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { Item } from '#src/frontends/screens/workbench/place.ts'
import { runCommand } from '#src/frontends/screens/workbench/run-command.ts'
import type { Shell } from '#src/frontends/screens/workbench/shell.ts'

/**
 * A next step as a choice: what runs here is run, what somebody else has to do is copied for them.
 *
 * @param desk the tenant that the step is about
 */
export function stepItem(
  shell: Shell,
  desk: Desk,
  { text: label, command, request }: NextStep,
): Item {
  if (command !== undefined && !isForAShell(command))
    return { label, command, choose: () => void runCommand(shell, desk, command) }
  return { label, choose: () => void shell.copy(request ?? command ?? label) }
}

/** Words in capitals are the reader's to fill in, and other programs run in a shell. */
const isForAShell = (command: string): boolean =>
  !command.startsWith('tokenbench ') || /(?:^| )[A-Z]{3,}(?: |$)/.test(command)
