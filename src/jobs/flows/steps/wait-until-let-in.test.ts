import { expect, it } from 'vitest'
import { Cancelled } from '#src/domain/cancelled.ts'
import { Watcher } from '#src/jobs/testing/applying.ts'
import { Bench } from '#src/jobs/testing/bench.ts'
import { troubleOf } from '#src/jobs/testing/problem.ts'
import { waitUntilLetIn } from './wait-until-let-in.ts'

/** Tries a connection that answers with these, one after the other; then it lets in. */
async function tryOn(...answers: readonly Error[]) {
  const left = [...answers]
  const bench = new Bench({
    clients: {
      any: {
        connections: {
          get: async () => {
            const next = left.shift()
            if (next !== undefined) throw next
            return { admins: {} } as never
          },
        },
      },
    },
  })
  const watcher = new Watcher()
  const client = bench.workbench.client(bench.hold())
  const on = { type: 'connection' as const, guid: 'guid-c', name: 'development' }
  const effective = await waitUntilLetIn(client, on, bench.workbench.clock, watcher)
  return { effective, left, reports: watcher.reports }
}

const refusal = () => troubleOf('not-permitted')

it('is let in at once', async () => {
  expect((await tryOn()).effective).toBe('yes')
})

it('waits while it is refused, and says for how long it waited', async () => {
  const { effective, reports } = await tryOn(refusal(), troubleOf('not-found'), refusal())
  expect(effective).toBe('yes')
  expect(reports.at(-1)).toContain('after 3 s')
})

it('stops after the time in which every grant takes effect, and calls that a no', async () => {
  const { effective, reports } = await tryOn(...Array.from({ length: 1_000 }, refusal))
  expect(effective).toBe('no')
  expect(reports.at(-1)).toContain('still refuses')
})

it('says nothing about the grant when the person stops waiting', async () => {
  const { effective, reports } = await tryOn(refusal(), new Cancelled())
  expect(effective).toBe('unknown')
  expect(reports.at(-1)).toBe('done: Stopped waiting; the grant stands')
})

it('does not take trouble on the way for a refusal', async () => {
  expect((await tryOn(troubleOf('unreachable'))).effective).toBe('unknown')
})
