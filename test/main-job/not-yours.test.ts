import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { Tenant } from '../harness/tenant.ts'
import { copiedSince } from '../workbench/key-checks.ts'
import { Wizard } from './wizard.ts'

it('says who decides about a connection of others, and copies the command for them', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  await using wizard = Wizard.start(tenant, home)
  const { terminal } = wizard
  await wizard.signIn()
  await wizard.describe('their-etl')
  await terminal.paste(await tenant.practice.copyAsCurl('conn.admin'))
  await terminal.waitFor('conn.admin, a person')
  terminal.press('enter')
  await terminal.waitFor(/\[ \] development/)
  terminal.type('finance')
  await terminal.waitFor(/❯ +– +finance-dw/)
  terminal.press('tab')
  await terminal.waitFor(
    /conn\.admin does not administer finance-dw \(redshift\)\. Ask one who does/,
  )
  await terminal.waitFor(/data\.owner,\s+group\s+finance_admins/)
  await terminal.waitFor('Ctrl-Y')
  const from = terminal.bytes().length
  terminal.press('ctrl-y')
  expect(await copiedSince(terminal, from)).toBe(
    `tokenbench grant connection-admin --token their-etl --on default/redshift/1688123901 --bearer-from clipboard --url ${tenant.url}`,
  )
  await terminal.waitFor('Sent to your terminal')
})
