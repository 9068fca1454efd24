import type { Outcome } from '#src/domain/plan.ts'
import { problemLines } from './problem-lines.ts'

/** What became of each object, a sentence each, with the problem of what did not work. */
export function outcomeLines(outcomes: readonly Outcome[]): string[] {
  return outcomes.flatMap((outcome) => [
    sayOutcome(outcome),
    ...(outcome.problem === undefined ? [] : problemLines(outcome.problem)),
  ])
}

function sayOutcome({ object, state, verified, effective, gone }: Outcome): string {
  const id = object.id === null ? '' : ` (${object.id})`
  const said = [
    states[state],
    ...(verified ? ['read back as planned'] : []),
    ...(effective === 'unknown' ? [] : [(gone ? ends : effects)[effective]]),
  ]
  return `The ${object.type} “${object.name}”${id}: ${said.join(', ')}.`
}

const states: Readonly<Record<Outcome['state'], string>> = {
  done: 'done',
  already: 'was so already',
  failed: 'failed',
  unknown: 'not known whether it was done',
}

const effects = {
  yes: 'works with its own secret',
  no: 'does not work with its own secret yet',
}

const ends = {
  yes: 'its secret is refused',
  no: 'its secret is still accepted',
}
