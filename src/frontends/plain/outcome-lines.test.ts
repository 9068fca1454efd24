import { expect, it } from 'vitest'
import type { Outcome } from '#src/domain/plan.ts'
import { outcomeLines } from './outcome-lines.ts'

const outcome = (more: Partial<Outcome>): Outcome => ({
  object: { type: 'connection', id: '6d1e', name: 'development' },
  state: 'done',
  verified: true,
  effective: 'yes',
  ...more,
})
const problem = { kind: 'failed', code: 'x', title: 'It broke', nextSteps: [] } as const

it.each([
  [
    outcome({}),
    ['The connection “development” (6d1e): done, read back as planned, works with its own secret.'],
  ],
  [
    outcome({ state: 'already', effective: 'no' }),
    [
      'The connection “development” (6d1e): was so already, read back as planned, does not work with its own secret yet.',
    ],
  ],
  [
    outcome({ state: 'failed', verified: false, effective: 'unknown', problem }),
    ['The connection “development” (6d1e): failed.', 'Problem: It broke.'],
  ],
  [
    outcome({
      object: { type: 'token', id: null, name: 't' },
      state: 'unknown',
      verified: false,
      effective: 'unknown',
    }),
    ['The token “t”: not known whether it was done.'],
  ],
  [
    outcome({ gone: true, effective: 'unknown' }),
    ['The connection “development” (6d1e): deleted, and no longer there.'],
  ],
  [
    outcome({ state: 'already', gone: true, effective: 'yes' }),
    ['The connection “development” (6d1e): was not there any more, its secret is refused.'],
  ],
  [
    outcome({ state: 'failed', gone: true, effective: 'no', problem }),
    [
      'The connection “development” (6d1e): deleted, its secret is still accepted, for about a minute as a rule and on some tenants until it expires.',
      'Problem: It broke.',
    ],
  ],
])('says what became of an object (%#)', (one, lines) => {
  expect(outcomeLines([one])).toEqual(lines)
})

it('tells hundreds together where they ended alike, and each other one alone', () => {
  const one = (index: number, more: Partial<Outcome> = {}) =>
    outcome({
      object: { type: 'connection', id: `g-${index}`, name: `c${index}` },
      effective: 'unknown',
      ...more,
    })
  const failed = { state: 'failed', verified: false } as const
  const changed = { ...problem, title: 'The admins of c7 changed since you looked' }
  const outcomes = Array.from({ length: 300 }, (_, index) => {
    if (index === 7) return one(index, { ...failed, problem: changed })
    return index < 200 ? one(index) : one(index, { ...failed, problem })
  })
  expect(outcomeLines(outcomes)).toEqual([
    '199 connections (c0, c1, c2, c3, c4 and 194 more): done, read back as planned.',
    'The connection “c7” (g-7): failed.',
    'Problem: The admins of c7 changed since you looked.',
    '100 connections (c200, c201, c202, c203, c204 and 95 more): failed.',
    'Problem: It broke.',
  ])
})
