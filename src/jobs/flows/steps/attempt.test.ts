import { expect, it } from 'vitest'
import { Cancelled } from '#src/domain/cancelled.ts'
import type { Outcome } from '#src/domain/plan.ts'
import { troubleOf } from '#src/jobs/testing/problem.ts'
import { attempt } from './attempt.ts'

const object = { type: 'token', id: 't-1', name: 'etl' }
const { signal: going } = new AbortController()
const written: Outcome = { object, state: 'done', verified: true, effective: 'unknown' }

it('begins nothing after an interrupt', async () => {
  let begun = false
  const outcome = await attempt(object, AbortSignal.abort(), async () => {
    begun = true
    return written
  })
  expect(begun).toBe(false)
  expect(outcome).toMatchObject({ object, state: 'failed', problem: { code: 'interrupted' } })
})

it.each([
  ['what went wrong before it was written', troubleOf('conflict'), 'a-conflict'],
  ['that it was stopped before it was written', new Cancelled(), 'interrupted'],
])('tells %s as an outcome', async (_, thrown, code) => {
  const outcome = await attempt(object, going, () => Promise.reject(thrown))
  expect(outcome).toMatchObject({ object, state: 'failed', verified: false, problem: { code } })
})

it('gives the outcome of what was written', async () => {
  expect(await attempt(object, going, async () => written)).toBe(written)
})
