import { ProblemError } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import { systemCode } from '#src/local/system-error.ts'
import { journalFolder } from './journal-folder.ts'

/** Nothing is written to a tenant of which nothing could be known after a crash. */
export const journalUnusable = (stateFolder: string, thrown: unknown): ProblemError =>
  new ProblemError(
    {
      kind: 'refused',
      code: 'journal-unusable',
      title: 'What is sent could not be noted on the disk first, so nothing was sent.',
      detail: `${sanitise(journalFolder(stateFolder))}: ${systemCode(thrown) ?? (thrown instanceof Error ? thrown.message : 'unknown trouble')}.`,
      nextSteps: [
        { text: 'Make room on the disk, and see that the folder is yours and no link.' },
        { text: 'Or set TOKENBENCH_HOME to another folder.' },
      ],
    },
    { cause: thrown },
  )
