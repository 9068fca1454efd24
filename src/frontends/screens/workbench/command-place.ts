import { commandLines } from '#src/frontends/ui/command-lines.ts'
import type { Row } from '#src/frontends/ui/row.ts'
import type { PagePlace } from './place.ts'

/** The same as a command, to be read and copied. */
export const commandPlace = (command: string): PagePlace => ({
  kind: 'page',
  title: 'As a command',
  doing: '',
  load: async () => ({
    identifier: command,
    copied: 'the command',
    blocks: [
      { heading: 'The same without the workbench:' },
      {
        rows: (width) =>
          commandLines(command, width - 2).map((line): Row => [{ text: `  ${line}` }]),
      },
      {
        rows: () => [
          [{ text: 'y copies it. Words in capitals are yours to fill in.', tone: 'subdued' }],
        ],
      },
    ],
  }),
})
