import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { Tenant } from '../harness/tenant.ts'
import { Wizard } from './wizard.ts'

const restored = { cursorVisible: true, alternateScreen: false, bracketedPaste: false }

it('stops a hanging call with the first Ctrl-C and leaves with the next', async () => {
  await using tenant = await Tenant.start({
    faults: ['slow=60000:GET /api/service/apikeys:*'],
  })
  using home = new Home()
  await using wizard = Wizard.start(tenant, home)
  const { terminal } = wizard
  await wizard.signIn()
  await wizard.write('hanging')
  await terminal.waitFor('Looking for a token of that name')
  terminal.press('ctrl-c')
  await terminal.waitForGone('Looking for a token of that name')
  await terminal.waitFor('What is the new token called?')
  terminal.press('ctrl-c')
  expect(await terminal.exit).toEqual({ code: 130, signal: null })
  expect(terminal.modes()).toEqual(restored)
})

it.each(['SIGTERM', 'SIGHUP'] as const)('restores the terminal on %s', async (signal) => {
  await using tenant = await Tenant.start()
  using home = new Home()
  await using wizard = Wizard.start(tenant, home)
  await wizard.signIn()
  wizard.terminal.signal(signal)
  expect((await wizard.terminal.exit).code).toBe(130)
  expect(wizard.terminal.modes()).toEqual(restored)
})

it('keeps the answers when it is resized, and says when the window is too small', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  await using wizard = Wizard.start(tenant, home)
  const { terminal } = wizard
  await wizard.signIn()
  terminal.type('resized')
  await terminal.waitFor('❯ resized')
  terminal.resize(50, 12)
  await terminal.waitFor('This window is too small')
  expect(terminal.screen()).not.toContain('What is the new token called?')
  terminal.resize(120, 40)
  await terminal.waitFor('❯ resized')
  terminal.press('enter')
  await terminal.waitFor('What is “resized” for?')
})

it('goes back step by step with Esc and keeps what was answered', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  await using wizard = Wizard.start(tenant, home)
  const { terminal } = wizard
  await wizard.signIn()
  await wizard.write('kept-name')
  await terminal.waitFor('What is “kept-name” for?')
  terminal.press('esc')
  await terminal.waitFor('❯ kept-name')
  terminal.press('enter')
  await terminal.waitFor('What is “kept-name” for?')
})

it('suspends with Ctrl-Z and comes back where it was', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  await using wizard = Wizard.start(tenant, home)
  const { terminal } = wizard
  await wizard.signIn()
  terminal.type('suspended')
  await terminal.waitFor('❯ suspended')
  const before = terminal.bytes().length
  terminal.press('ctrl-z')
  const left = () => terminal.bytes().slice(before).includes('\x1b[?1049l') || undefined
  await terminal.until(left, 'the alternate screen is not left')
  await terminal.waitForGone('❯ suspended')
  terminal.signal('SIGCONT')
  await terminal.waitFor('❯ suspended')
})

it('says with which command to go on, when it is left half-way', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  await using wizard = Wizard.start(tenant, home)
  const { terminal } = wizard
  await wizard.signIn()
  await wizard.toTheSecret('half-way')
  terminal.press('ctrl-c')
  expect((await terminal.exit).code).toBe(130)
  const said = terminal.screen().replaceAll(/\s+/g, ' ')
  expect(said).toContain('Nothing was created. To go on with “half-way”:')
  expect(said).toMatch(
    /tokenbench token create half-way --expires 90d --persona default\/[\w -]+ --url http/,
  )
})
