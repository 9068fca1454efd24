import type { Problem } from '#src/domain/problem.ts'

/** An object is not as a write from here left it. */
export const changedSince = (subject: string, since: readonly string[], look: string): Problem => ({
  kind: 'conflict',
  code: 'changed-since',
  title: `${subject} changed since it was written from here. Nothing was written.`,
  detail: `${since.join(', ')}.`,
  nextSteps: [{ text: 'Look at it as it is now, and change what you mean to.', command: look }],
})
