import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { Tenant } from '../harness/tenant.ts'
import { Wizard } from './wizard.ts'

it('goes by keys and a paste from nothing to a verified grant at 80×24', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const connection = tenant.development()
  const before = await tenant.adminsOf(connection.guid)
  await using wizard = Wizard.start(tenant, home, { cols: 80, rows: 24 })
  const { terminal } = wizard

  await wizard.signIn()
  await wizard.describe('keyed-etl')
  const paste = await tenant.practice.copyAsCurl('conn.admin')
  await terminal.paste(paste)
  await terminal.waitFor('conn.admin, a person')
  await wizard.choose()
  expect(terminal.screen()).toContain('Create “keyed-etl” and make it connection admin')
  expect(terminal.screen()).toContain('stay')
  terminal.press('enter')
  await terminal.waitFor('With its own secret it can read development', { timeoutMs: 30_000 })
  await terminal.waitFor('The same without the wizard')
  terminal.press('enter')
  await terminal.waitFor(/How shall tokenbench sign in[\s\S]*❯ /)
  terminal.press('enter')
  expect(await terminal.exit).toEqual({ code: 0, signal: null })

  const [listed] = await tenant.tokensNamed('keyed-etl')
  expect(listed?.attributes.personaQualifiedName).toContain('default/')
  expect((await tenant.adminsOf(connection.guid)).toSorted()).toEqual(
    [...before, `service-account-${listed?.clientId}`].toSorted(),
  )

  const secret = readFileSync(join(home.folder, 'keyed-etl.token'), 'utf8')
  const [, bearer = ''] = /Bearer ([\w.-]+)/.exec(paste) ?? []
  for (const shown of [secret, bearer, tenant.practice.atlan.apiToken.secret])
    for (let at = 0; at + 8 <= shown.length; at += 8)
      expect(terminal.bytes()).not.toContain(shown.slice(-at - 8, shown.length - at))
  expect(terminal.modes()).toEqual({
    cursorVisible: true,
    alternateScreen: false,
    bracketedPaste: false,
  })
})
