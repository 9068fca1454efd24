import type { Outcome } from '#src/domain/plan.ts'
import { sayNames } from '#src/domain/some-of.ts'
import { sayOutcomeState } from '#src/frontends/words/outcome-state.ts'
import { problemLines } from './problem-lines.ts'

/** So many are told one by one. */
const mostToldAlone = 20

/**
 * What became of each object, a sentence each, with the problem of what did not work. Of hundreds,
 * those that ended alike are told together.
 */
export function outcomeLines(outcomes: readonly Outcome[]): string[] {
  if (outcomes.length <= mostToldAlone) return outcomes.flatMap((one) => toldTogether([one]))
  return [...Map.groupBy(outcomes, likeness).values()].flatMap(toldTogether)
}

const likeness = (outcome: Outcome): string =>
  `${outcome.object.type}: ${sayOutcomeState(outcome)}: ${outcome.problem?.title ?? ''}`

function toldTogether(alike: readonly Outcome[]): string[] {
  const [first] = alike
  if (first === undefined) return []
  const { problem } = first
  return [
    `${sayObjects(first, alike)}: ${sayOutcomeState(first)}.`,
    ...(problem === undefined ? [] : problemLines(problem)),
  ]
}

function sayObjects({ object }: Outcome, alike: readonly Outcome[]): string {
  if (alike.length > 1)
    return `${alike.length.toLocaleString('en')} ${object.type}s (${sayNames(alike.map((one) => one.object.name))})`
  return `The ${object.type} “${object.name}”${object.id === null ? '' : ` (${object.id})`}`
}
