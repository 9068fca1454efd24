import type { NextStep, Problem } from '#src/domain/problem.ts'

const changed = (title: string, since: readonly string[], next: NextStep): Problem => ({
  kind: 'conflict',
  code: 'changed-since',
  title,
  detail: `${since.join(', ')}.`,
  nextSteps: [next],
})

/**
 * An object is not what the person saw in the plan.
 * @param subject begins a sentence: `The admins of development`
 * @param since how it is another, a phrase each
 * @param left what was therefore not done
 */
export const changedSinceSeen = (
  subject: string,
  since: readonly string[],
  left = 'Nothing was written.',
): Problem =>
  changed(`${subject} changed since you looked. ${left}`, since, {
    text: 'Look at the new plan and decide again.',
  })

/**
 * An object is not as a write from here left it.
 * @param look the command that shows it
 */
export const changedSinceWritten = (
  subject: string,
  since: readonly string[],
  look: string,
): Problem =>
  changed(`${subject} changed since it was written from here. Nothing was written.`, since, {
    text: 'Look at it as it is now, and change what you mean to.',
    command: look,
  })
