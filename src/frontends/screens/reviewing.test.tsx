import { expect, it } from 'vitest'
import { drawn } from '#src/frontends/ui/testing/drawn.tsx'
import { combine } from '#src/jobs/flows/plans/part.ts'
import { Reviewing } from './reviewing.tsx'
import { SessionContext, type SessionTools } from './session-context.ts'

const session = {} as SessionTools['session']
const situation = { flow: 'setup', steps: [] }

it('is not confirmed by the Enter that was for the screen before it', async () => {
  const done: string[] = []
  const confirmed = Promise.withResolvers<void>()
  const status = {
    kind: 'reviewing',
    id: 1,
    plan: combine('setup', 'Create “nightly-etl”', [], undefined),
    situation,
    confirm: () => {
      done.push('confirmed')
      confirmed.resolve()
    },
    goBack: () => {},
  } as const
  using _ = drawn(
    <SessionContext value={{ session, now: () => new Date() }}>
      <Reviewing status={status} />
    </SessionContext>,
    (written, type) => {
      const isOffered = written.includes('do it')
      if (!isOffered && !written.includes('Create')) return
      done.push(isOffered ? 'offered' : 'shown')
      type('\r')
    },
    { columns: 80, rows: 24 },
  )
  await confirmed.promise
  expect(done).toEqual(['shown', 'offered', 'confirmed'])
})
