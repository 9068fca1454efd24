import { expect, it } from 'vitest'
import type { Outcome } from '#src/domain/plan.ts'
import type { ProblemKind } from '#src/domain/problem.ts'
import { exitCodeOf, exitCodeOfOutcomes } from './exit-code.ts'

it.each<[ProblemKind, number]>([
  ['failed', 1],
  ['usage', 2],
  ['not-found', 3],
  ['not-authenticated', 4],
  ['refused', 5],
  ['conflict', 6],
  ['unknown-outcome', 7],
  ['not-permitted', 8],
  ['unreachable', 9],
])('exits for “%s” with %d', (kind, code) => {
  expect(exitCodeOf(kind)).toBe(code)
})

const outcome = (state: Outcome['state'], kind?: ProblemKind): Outcome => ({
  object: { type: 'connection', id: 'g', name: 'c' },
  state,
  verified: false,
  effective: 'unknown',
  ...(kind && { problem: { kind, code: 'x', title: 'x', nextSteps: [] } }),
})

it.each<[string, readonly Outcome[], boolean, number]>([
  ['all done', [outcome('done'), outcome('already')], false, 0],
  ['nothing to do', [], false, 0],
  ['one failed', [outcome('done'), outcome('failed', 'not-permitted')], false, 8],
  ['the first of two failures', [outcome('failed', 'conflict'), outcome('failed')], false, 6],
  ['a failure of no kind', [outcome('failed')], false, 1],
  ['an unknown before a failure', [outcome('failed'), outcome('unknown')], false, 7],
  ['an interrupt before all', [outcome('unknown')], true, 130],
  ['done, with something to say', [outcome('done', 'unreachable')], false, 0],
])('exits for %s with the right code', (_, outcomes, interrupted, code) => {
  expect(exitCodeOfOutcomes(outcomes, interrupted)).toBe(code)
})
