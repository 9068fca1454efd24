import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { Tenant } from '../harness/tenant.ts'
import { openWorkbench } from './open.ts'

it('goes on with a guided set-up that was left, and asks only for what is open', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  await using terminal = await openWorkbench(tenant, { home })
  const signIn = async (): Promise<void> => {
    await terminal.waitFor('How do you sign in')
    await terminal.paste(tenant.practice.atlan.apiToken.secret)
    await terminal.waitFor('a token alone')
    terminal.press('enter')
    await terminal.waitFor('time left')
    terminal.press('enter')
  }
  await terminal.waitFor('❯    guided set-up')
  terminal.press('enter')
  await signIn()
  await terminal.waitFor('What is the new token called?')
  terminal.type('half-way')
  await terminal.waitFor('❯ half-way')
  terminal.press('enter')
  await terminal.waitFor('What is “half-way” for?')
  terminal.press('enter')
  await terminal.waitFor('❯ 90 days')
  terminal.press('ctrl-c')

  await terminal.waitFor('❯    go on with “half-way”')
  terminal.press('enter')
  await signIn()
  await terminal.waitFor('How long should it live?')
  expect(terminal.screen()).toContain('4 of 10 · Expiry')
})
