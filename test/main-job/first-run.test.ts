import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { Tenant } from '../harness/tenant.ts'
import { Wizard } from './wizard.ts'

const start = (tenant: Tenant, home: Home) => Wizard.start(tenant, home, {}, true)

it('takes tenant, sign-in and grant from one pasted request, and asks for no other', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const connection = tenant.development()
  await using wizard = start(tenant, home)
  const { terminal } = wizard
  await terminal.waitFor('Which Atlan tenant is it?')
  await terminal.paste(await tenant.practice.copyAsCurl('conn.admin'))
  await terminal.waitFor('only if this is the tenant you mean')
  expect(terminal.screen()).toContain(new URL(tenant.url).host)
  terminal.press('enter')

  await terminal.waitFor('What is the new token called?')
  await wizard.write('first-etl')
  await terminal.waitFor('What is “first-etl” for?')
  terminal.press('enter')
  await terminal.waitFor('❯ 90 days')
  terminal.press('enter')
  await terminal.waitFor(/\[ \] Data Assets/)
  terminal.press('enter')
  await terminal.waitFor('Nothing is chosen')
  terminal.press('enter')
  await wizard.keepInFile('first.token')

  await terminal.waitFor(/\[ \] development/)
  expect(terminal.screen()).toContain('Which connections should “first-etl” administer?')
  terminal.type('snowflake')
  await terminal.waitFor('match the filter')
  terminal.press('tab')
  await terminal.waitFor(/\[x\] development\s+snowflake/)
  terminal.press('enter')
  await terminal.waitFor('enter do it')
  expect(terminal.screen()).toContain('Without a persona')
  terminal.press('enter')
  await terminal.waitFor('“first-etl” exists and administers development', { timeoutMs: 30_000 })
  const [listed] = await tenant.tokensNamed('first-etl')
  expect(await tenant.adminsOf(connection.guid)).toContain(`service-account-${listed?.clientId}`)
})

it.each(['member.admin', 'guest.user'])('stops %s before anything is planned', async (username) => {
  await using tenant = await Tenant.start()
  using home = new Home()
  await using wizard = start(tenant, home)
  await wizard.terminal.waitFor('Which Atlan tenant is it?')
  await wizard.terminal.paste(await tenant.practice.copyAsCurl(username))
  await wizard.terminal.waitFor(`${username} may not manage API tokens`)
})

it('strips a full browser address to the tenant', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  await using wizard = start(tenant, home)
  await wizard.terminal.waitFor('Which Atlan tenant is it?')
  await wizard.terminal.paste(`${tenant.url}/assets?filter=x`)
  await wizard.terminal.waitFor('enter go on')
  wizard.terminal.press('enter')
  await wizard.terminal.waitFor(`How do you sign in to ${new URL(tenant.url).host}?`)
})
