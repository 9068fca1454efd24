import type { NextStep } from '#src/domain/problem.ts'
import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { Item, PagePlace } from '#src/frontends/screens/workbench/place.ts'
import { runCommand } from '#src/frontends/screens/workbench/run-command.ts'
import type { Shell } from '#src/frontends/screens/workbench/shell.ts'
import { paragraphRows } from '#src/frontends/ui/row.ts'

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
  if (request !== undefined)
    return {
      label: 'Copy a request to an admin, ready to send.',
      choose: (doors) => {
        doors.open(requestPlace(request))
        void shell.copy(request)
      },
    }
  return { label, choose: () => void shell.copy(command ?? label) }
}

const requestPlace = (request: string): PagePlace => ({
  kind: 'page',
  title: 'Request',
  doing: '',
  load: async () => ({
    identifier: request,
    copied: 'the request',
    blocks: [
      { heading: 'To an admin of the tenant:' },
      { rows: (width) => paragraphRows(request, width) },
    ],
  }),
})

/** Words in capitals are the reader's to fill in, and other programs run in a shell. */
const isForAShell = (command: string): boolean =>
  !command.startsWith('tokenbench ') || /(?:^| )[A-Z]{3,}(?: |$)/.test(command)
