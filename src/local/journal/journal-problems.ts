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
      title: 'What is to be sent could not be noted on the disk first, so it was not sent.',
      detail: `${sanitise(journalFolder(stateFolder))}: ${why(thrown)}.`,
      nextSteps: [
        { text: 'Make room on the disk, and see that the folder is yours and no link.' },
        { text: 'Or set TOKENBENCH_HOME to another folder.' },
      ],
    },
    { cause: thrown },
  )

/** Its folder may be a link that somebody else made. */
export const journalUnreadable = (stateFolder: string, thrown: unknown): ProblemError =>
  new ProblemError(
    {
      kind: 'refused',
      code: 'journal-unreadable',
      title: 'The journal of what was written from here cannot be read.',
      detail: `${sanitise(journalFolder(stateFolder))}: ${why(thrown)}.`,
      nextSteps: [{ text: 'See that the folder is yours and no link, and may be read.' }],
    },
    { cause: thrown },
  )

const why = (thrown: unknown): string =>
  systemCode(thrown) ?? (thrown instanceof Error ? thrown.message : 'unknown trouble')

/** @param id as it was typed */
export const planNotFound = (id: string): ProblemError =>
  new ProblemError({
    kind: 'not-found',
    code: 'plan-not-found',
    title: `The journal has no plan ${sanitise(id)}.`,
    nextSteps: [
      { text: 'See what it has.', command: 'tokenbench history' },
      { text: 'What is in doubt has ids of its own.', command: 'tokenbench doubts' },
    ],
  })
