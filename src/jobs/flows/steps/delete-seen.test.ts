import { describe, expect, it } from 'vitest'
import { Cancelled } from '#src/domain/cancelled.ts'
import type { Problem } from '#src/domain/problem.ts'
import { Watcher } from '#src/jobs/testing/applying.ts'
import { Bench } from '#src/jobs/testing/bench.ts'
import { problemOfWork, troubleOf } from '#src/jobs/testing/problem.ts'
import { type Deletion, deleteSeen } from './delete-seen.ts'

interface Scene {
  /** What each reading of the token gives; what is an Error is thrown. */
  readonly reads: readonly (string | undefined | Error)[]
  readonly remove?: (watcher: Watcher) => Promise<void>
  readonly isOwn?: true
  readonly secret?: Deletion<string>['secret']
}

/** Deletes the token that was “seen”, and tells what became of it and how often it was deleted. */
async function scene({ reads, remove = async () => {}, isOwn, secret }: Scene) {
  const left = [...reads]
  const watcher = new Watcher()
  const { clock } = new Bench({ clients: {} }).workbench
  let removals = 0
  const outcome = await deleteSeen<string>(
    {
      product: 'Atlan',
      token: { id: 't-1', name: 'etl' },
      async read(signal) {
        if (signal?.aborted) throw new Cancelled()
        const next = left.shift()
        if (next instanceof Error) throw next
        return next
      },
      changesSince: (now) => (now === 'seen' ? [] : ['its description is another']),
      noted: () => ({
        kind: 'delete-token',
        token: { id: 't-1', name: 'etl' },
        before: { name: 'etl', description: '', personas: [] },
      }),
      async remove() {
        removals += 1
        await remove(watcher)
      },
      ...(isOwn && { isOwn }),
      secret,
    },
    clock,
    watcher,
  )
  return { outcome, removals, noted: watcher.journal.sent.length }
}

const gone = { verified: true, gone: true }
const lost = () => Promise.reject(troubleOf('unknown-outcome'))
const refused = () => Promise.reject(troubleOf('not-permitted'))
const notFound = () => Promise.reject(troubleOf('not-found'))

describe('deletes', () => {
  it('what is as it was seen, once, noted before, and reads that it is gone', async () => {
    const { outcome, removals, noted } = await scene({ reads: ['seen', undefined] })
    expect(outcome).toMatchObject({ state: 'done', ...gone })
    expect([removals, noted]).toEqual([1, 1])
  })

  it.each([
    ['is gone already', [undefined], {}],
    ['is not found by the deletion', ['seen'], { remove: notFound }],
  ])('nothing that %s', async (_, reads, more) => {
    expect((await scene({ reads, ...more })).outcome).toMatchObject({ state: 'already', ...gone })
  })

  it('nothing that changed since it was seen', async () => {
    const { outcome, removals, noted } = await scene({ reads: ['another'] })
    expect([removals, noted]).toEqual([0, 0])
    expect(outcome).toMatchObject({
      state: 'failed',
      verified: false,
      problem: { code: 'changed-since', detail: 'its description is another.' },
    })
    expect(outcome.problem?.title).toContain('It was not deleted.')
  })

  it('nothing where it cannot be read before', async () => {
    const trouble = troubleOf('unreachable')
    expect((await problemOfWork(() => scene({ reads: [trouble] }))).kind).toBe('unreachable')
  })
})

describe('says of a deletion', () => {
  it.each<[string, Scene, object]>([
    ['refused', { reads: ['seen'], remove: refused }, { state: 'failed' }],
    ['lost, and gone', { reads: ['seen', undefined], remove: lost }, { state: 'done', ...gone }],
    ['lost, and still there', { reads: ['seen', 'seen'], remove: lost }, { state: 'unknown' }],
    [
      'lost, and not to be read',
      { reads: ['seen', troubleOf('unreachable')], remove: lost },
      { state: 'unknown', problem: { kind: 'unknown-outcome' } },
    ],
    [
      'accepted, and still there',
      { reads: ['seen', 'seen'] },
      { state: 'failed', problem: { code: 'still-there' } },
    ],
    [
      'accepted, and not to be read',
      { reads: ['seen', troubleOf('unreachable')] },
      { state: 'done', verified: false, problem: { kind: 'unreachable' } },
    ],
    [
      'of whoever signs in here, refused from then on',
      { reads: ['seen', troubleOf('not-authenticated')], isOwn: true },
      { state: 'done', ...gone },
    ],
    [
      'of another, where the sign-in is refused from then on',
      { reads: ['seen', troubleOf('not-authenticated')] },
      { state: 'done', verified: false },
    ],
    [
      'during which the person stopped',
      { reads: ['seen', undefined], remove: async (watcher) => watcher.stop() },
      { state: 'done', ...gone },
    ],
  ])('%s', async (_, what, outcome) => {
    const told = await scene(what)
    expect(told.outcome).toMatchObject(outcome)
    expect(told.removals).toBe(1)
  })
})

it.each<[string, boolean | 'unknown', Problem | undefined, object]>([
  ['is refused', true, undefined, { state: 'done', effective: 'yes' }],
  ['is still accepted', false, undefined, { state: 'done', effective: 'no' }],
  ['does not tell', 'unknown', undefined, { state: 'done', effective: 'unknown' }],
  [
    'is still accepted although it leaked',
    false,
    troubleOf('failed').problem,
    { state: 'failed', effective: 'no', problem: { code: 'a-failed' } },
  ],
])('tries a secret that it holds afterwards: it %s', async (_, refuses, stillAccepted, outcome) => {
  const secret = { isRefused: async () => refuses, patience: 0, stillAccepted }
  expect((await scene({ reads: ['seen', undefined], secret })).outcome).toMatchObject({
    ...gone,
    ...outcome,
  })
})
