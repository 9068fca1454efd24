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
])('says what became of an object (%#)', (one, lines) => {
  expect(outcomeLines([one])).toEqual(lines)
})
