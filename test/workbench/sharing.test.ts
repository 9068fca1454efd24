import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { Tenant } from '../harness/tenant.ts'
import { goTo, openWorkbench } from './open.ts'

it('shows no secret and asks for no clipboard while the screen is shared', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const file = join(home.makeFolder('.'), 'shared.token')
  await using terminal = await openWorkbench(tenant, { home, cols: 120, rows: 40 })
  terminal.type('S')
  await terminal.waitFor(/tokenbench +SHARING/)

  await goTo(terminal, 'tokens', 'old-exporter')
  terminal.type('y')
  await terminal.waitFor('Not copied')
  terminal.type('n')
  await terminal.waitFor(/tokenbench +SHARING[\s\S]*What is the new token called\?/)
  terminal.press('esc')
  await terminal.waitFor('old-exporter')
  await typeLine(`token create shared --secret-to file:${file}`, 'enter do it')
  terminal.press('enter')
  await terminal.waitFor(/shared\.token, readable by you only[\s\S]*esc back/)
  expect(terminal.screen()).not.toContain('show the secret')
  await typeLine('token create spoken --secret-to stdout', 'Standard output is this terminal')

  const { secret } = tenant.practice.atlan.apiToken
  for (const canary of [secret, readFileSync(file, 'utf8').trim()])
    expect(terminal.bytes()).not.toContain(canary)
  expect(terminal.bytes()).not.toContain('\x1b]52;')

  async function typeLine(line: string, seen: string | RegExp): Promise<void> {
    terminal.type(':')
    await terminal.waitFor('enter run')
    terminal.type(line)
    await terminal.waitFor(`❯ ${line}`)
    terminal.press('enter')
    await terminal.waitFor(seen)
  }
})
