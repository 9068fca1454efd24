import { expect, it } from 'vitest'
import { tokenActions } from '#src/frontends/screens/workbench/actions.ts'
import { runAction } from '#src/frontends/screens/workbench/run-action.ts'
import type { Workbench } from '#src/workbench.ts'
import { Script, Side } from './two-sides.ts'

const signal = new AbortController().signal

it('forgets a borrowed bearer before the end is looked at, and stays signed in', async () => {
  await using side = await Side.start()
  await using desk = await side.desk('acme')
  const { workbench, credential } = await desk.signedIn(signal)
  const bearer = await side.tenant.practice.copyAsCurl('conn.admin')
  const asker = new Script({ bearer, on: [side.tenant.development().guid] })
  const jobs: Workbench[] = []
  const action = tokenActions.find(({ label }) => label === 'make it connection admin')
  if (action === undefined) throw new Error('there is such an action')
  const watched: typeof action = {
    ...action,
    async flow(at, rows, stop) {
      jobs.push(at.workbench)
      return action.flow(at, rows, stop)
    },
  }
  let held: unknown = 'not asked'
  asker.end = async () => {
    held = jobs.map(({ secrets }) => asker.usedHandles.map((handle) => secrets.get(handle)))
    return undefined
  }
  const client = workbench.client(credential.handle)
  const tokens = await client.tokens.byName('catalog-sync', signal)
  await runAction(desk, watched, tokens, asker)
  expect(asker.usedHandles).toHaveLength(1)
  expect(held).toEqual([[undefined]])
  expect((await client.identity.whoAmI(signal)).identity.kind).toBe('api-token')
})
