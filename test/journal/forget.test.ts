import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'
import { Desk } from './rig.ts'

it('forgets the plans of a profile with it, and says beforehand how many there are', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const desk = new Desk(tenant, home)
  expect((await desk.grant('nightly-etl')).code).toBe(0)
  const add = ['profile', 'add', 'acme', '--provider', 'atlan', '--url', tenant.url]
  expect((await desk.run([...add, '--store', 'session'])).code).toBe(0)
  const forget = ['forget', '--profile', 'acme']
  const shown = await runInProcess([...forget, '--dry-run'], { home })
  expect(shown.stdout).toContain('what the journal has of it (1 plan)')
  expect(desk.journalFiles()).toHaveLength(1)
  const forgotten = await runInProcess([...forget, '--yes=acme'], { home })
  expect(forgotten.code, forgotten.stderr).toBe(0)
  expect(desk.journalFiles()).toEqual([])
})
