import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { run } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'
import { Wizard } from '../main-job/wizard.ts'
import { addAcme } from './kept.ts'

/** From the vault's last question to the end, without connections. */
async function finish(wizard: Wizard, atTheEnd?: () => Promise<void>): Promise<void> {
  const { terminal } = wizard
  await terminal.waitFor('❯ yes')
  terminal.press('down')
  await terminal.waitFor(/❯ no/i)
  terminal.press('enter')
  await terminal.waitFor('enter do it')
  terminal.press('enter')
  await terminal.waitFor('exists.', { timeoutMs: 30_000 })
  await atTheEnd?.()
  terminal.press('enter')
  await terminal.waitFor('How shall tokenbench sign in')
}

it('keeps the secret in a new vault, shows it when asked to, and signs in with it next time', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const passphrase = 'correct horse battery'
  await using wizard = Wizard.start(tenant, home)
  const { terminal } = wizard
  await wizard.signIn()
  await wizard.toTheSecret('kept-etl')
  await terminal.waitFor(/❯ the vault/)
  terminal.press('enter')
  await terminal.waitFor('How shall its key be kept?')
  terminal.press('down')
  await terminal.waitFor(/❯ A passphrase/)
  terminal.press('enter')
  await terminal.waitFor('Choose a passphrase')
  terminal.type(passphrase)
  await terminal.waitFor('21 characters')
  terminal.press('enter')
  await terminal.waitFor('Once more')
  terminal.type('correct horse batterY')
  await terminal.waitFor('21 characters')
  terminal.press('enter')
  await terminal.waitFor('not the same passphrase')
  terminal.type(passphrase)
  await terminal.waitFor('21 characters')
  terminal.press('enter')
  await finish(wizard, async () => {
    expect(terminal.bytes()).not.toContain('eyJ')
    terminal.type('s')
    await terminal.waitFor(/records this screen has it[\s\S]*eyJ/)
    terminal.type('s')
    await terminal.waitForGone('eyJ')
    await terminal.waitFor('exists.')
  })
  await terminal.waitFor('with a token of its own')
  terminal.press('down')
  await terminal.waitFor(/❯ with a token of its own/)
  terminal.press('enter')
  expect(await terminal.exit).toEqual({ code: 0, signal: null })
  expect(terminal.bytes()).not.toContain('horse')

  const words = ['--passphrase-from', `command:printf '${passphrase}'`]
  const status = await run(['status', '--json', ...words], { home })
  expect(status.json()).toMatchObject({
    store: 'vault',
    vaultKey: 'passphrase',
    credential: { source: 'vault' },
    identity: { kind: 'api-token' },
  })
  const locked = await run(['status', '--json'], { home })
  expect([locked.code, locked.json().problem.code]).toEqual([5, 'vault-passphrase-missing'])
  expect(statSync(join(home.state, 'vault.json')).mode & 0o777).toBe(0o600)
})

it('says that there is no keyring here, and goes on with another way', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  await using wizard = Wizard.start(tenant, home)
  const { terminal } = wizard
  await wizard.signIn()
  await wizard.toTheSecret('file-etl')
  terminal.press('enter')
  await terminal.waitFor('How shall its key be kept?')
  terminal.press('enter')
  await terminal.waitFor(/keyring[\s\S]*✗|✗[\s\S]*keyring/)
  terminal.press('down', 'down')
  await terminal.waitFor(/❯ A file beside it/)
  terminal.press('enter')
  await finish(wizard)
  terminal.press('enter')
  expect((await terminal.exit).code).toBe(0)
  const profiles = await run(['profile', 'list', '--json'], { home })
  expect(profiles.json().profiles).toMatchObject([{ store: 'session' }])
})

it('signs in by itself with what the profile of the tenant keeps', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  expect((await addAcme(home, tenant)).code).toBe(0)
  await using wizard = Wizard.start(tenant, home, { env: { TOKENBENCH_VAULT_KEY: 'file' } })
  const { terminal } = wizard
  await terminal.waitFor('profile acme, from the vault')
  await terminal.waitFor(tenant.practice.atlan.apiToken.username)
  terminal.press('enter')
  await terminal.waitFor('What is the new token called?')
})

it('asks for a sign-in where the one that is kept works no more, and says so', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  await addAcme(home, tenant)
  const { id } = tenant.practice.atlan.apiToken
  await run(['token', 'delete', id, `--yes=${id}`], { home })
  await using wizard = Wizard.start(tenant, home)
  const { terminal } = wizard
  await terminal.waitFor('profile acme could not sign in')
  terminal.press('enter')
  await terminal.waitFor('How do you sign in')
})
