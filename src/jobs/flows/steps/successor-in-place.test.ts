import { describe, expect, it } from 'vitest'
import { Cancelled } from '#src/domain/cancelled.ts'
import type { Outcome } from '#src/domain/plan.ts'
import { Watcher } from '#src/jobs/testing/applying.ts'
import { Bench } from '#src/jobs/testing/bench.ts'
import { problemOfWork, troubleOf } from '#src/jobs/testing/problem.ts'
import { successorInPlace } from './successor-in-place.ts'

const old = { id: 'old-1', name: 'etl' }

const made: Outcome = {
  object: { type: 'token', id: 'new-1', name: 'etl 2' },
  state: 'done',
  verified: true,
  effective: 'yes',
}

/** Waits for the successor, with what became of it, and what a person says in the middle. */
function wait(
  { outcomes = [made], isMade = true, leaked = false } = {},
  watcher: Watcher = new Watcher(),
) {
  const bench = new Bench({ clients: {} })
  const created = {
    token: { id: 'new-1' },
    handle: bench.hold(),
    deliveredTo: 'vault',
    fingerprint: 'f',
  }
  return successorInPlace(
    bench.workbench,
    { token: old, replaced: { ref: 'new-token', asksForDeployment: leaked } },
    { outcomes, ...(isMade ? { created } : {}) },
    ({ effective }) => effective === 'yes',
    watcher,
  )
}

it('lets the old one go when the new one is as planned, and works', async () => {
  expect((await wait()).token).toEqual({ id: 'new-1' })
})

describe('the old one stays', () => {
  it.each<[string, Parameters<typeof wait>[0], string]>([
    ['when there is no new one', { isMade: false }, 'it has no successor yet'],
    ['when something failed', { outcomes: [{ ...made, state: 'failed' }] }, '(token etl 2)'],
    ['when something is in doubt', { outcomes: [{ ...made, state: 'unknown' }] }, '(token etl 2)'],
    ['when it was not read back', { outcomes: [{ ...made, verified: false }] }, '(token etl 2)'],
    ['when it does not work', { outcomes: [made, { ...made, effective: 'no' }] }, '(token etl 2)'],
    [
      'when something is wrong with it',
      { outcomes: [{ ...made, problem: troubleOf('conflict').problem }] },
      '(token etl 2)',
    ],
  ])('%s', async (_, how, why) => {
    const problem = await problemOfWork(() => wait(how))
    expect(problem).toMatchObject({ kind: 'failed', code: 'old-stays' })
    expect(problem.title).toContain(why)
    expect(problem.nextSteps.at(-1)?.command).toBe('tokenbench token delete old-1')
  })

  it.each<[string, unknown]>([
    ['when the person says that the new secret is not in use', false],
    ['when the person leaves instead of saying so', new Cancelled()],
  ])('%s', async (_, says) => {
    const problem = await problemOfWork(() => wait({ leaked: true }, new Watcher(says)))
    expect(problem).toMatchObject({ kind: 'refused', code: 'not-deployed' })
    expect(problem.nextSteps[0]?.command).toBe('tokenbench token delete old-1')
  })
})

it('lets a leaked one go when the person says that the new secret is in use', async () => {
  expect((await wait({ leaked: true }, new Watcher(true))).deliveredTo).toBe('vault')
})
