import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { Tenant } from '../harness/tenant.ts'
import { Wizard } from './wizard.ts'

it('counts a bearer’s time by the tenant’s clock when this machine is far ahead', async () => {
  await using tenant = await Tenant.start({ now: () => Date.now() - 20 * 60_000 })
  using home = new Home()
  await using wizard = Wizard.start(tenant, home)
  const { terminal } = wizard
  await wizard.signIn()
  await wizard.describe('ahead-etl')
  // It ended five minutes ago by this machine, and has fifteen minutes left by the tenant.
  await terminal.paste(await tenant.practice.copyAsCurl('conn.admin'))
  await terminal.waitFor('conn.admin, a person')
  expect(terminal.screen()).toMatch(/time left\s+14 min|time left\s+15 min/)
  expect(terminal.screen()).toMatch(/this machine is 20 min( \d+ s)? ahead of the tenant/)
})
