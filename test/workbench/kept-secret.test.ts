import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { run } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'
import type { Terminal } from '../harness/terminal.ts'
import { goTo, openWorkbench } from './open.ts'

const env = { TOKENBENCH_VAULT_KEY: 'file' }

/** A token whose secret lies in the vault, and the workbench on its page. */
async function withKeptSecret(look: (terminal: Terminal, secret: string) => Promise<void>) {
  await using tenant = await Tenant.start()
  using home = new Home()
  const signedIn = { home, env: { ...tenant.signedIn, ...env } }
  const made = await run(['token', 'create', 'kept', '--secret-to', 'vault', '--yes'], signedIn)
  expect(made.code).toBe(0)
  const told = await run(['token', 'secret', 'kept', '--secret-to', 'stdout'], signedIn)
  await using terminal = await openWorkbench(tenant, { home, env, cols: 120, rows: 40 })
  await goTo(terminal, 'tokens', /name +expires/)
  terminal.type('/')
  await terminal.waitFor('Filter:')
  terminal.type('kept')
  await terminal.waitFor('1 fits the filter')
  terminal.press('enter')
  await terminal.waitFor('enter open')
  terminal.press('enter')
  await terminal.waitFor('its secret, out of the vault')
  await look(terminal, told.stdout.trim())
}

it('shows a secret that the vault holds from the page of its token, and hides it again', () =>
  withKeptSecret(async (terminal, secret) => {
    terminal.type('s')
    await terminal.waitFor('The vault holds the secret of “kept”')
    expect(terminal.bytes()).not.toContain(secret.slice(0, 20))
    terminal.type('s')
    await terminal.waitFor(secret.slice(0, 60))
    terminal.type('s')
    await terminal.waitForGone(secret.slice(0, 60))
  }))

it('shows no secret while the screen is shared', () =>
  withKeptSecret(async (terminal, secret) => {
    terminal.type('S')
    await terminal.waitFor('SHARING')
    terminal.type('s')
    await terminal.waitFor('Its secret is not shown: this screen is shared.')
    expect(terminal.screen()).not.toContain('s show the secret')
    terminal.press('enter')
    await terminal.waitFor('What can be done')
    expect(terminal.bytes()).not.toContain(secret.slice(0, 20))
  }))
