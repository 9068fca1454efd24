import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { run } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'
import { startPlainSetUp } from './plain-set-up.ts'

it('does the whole job by plain lines in a terminal, without moving the cursor', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const connection = tenant.development()
  const before = await tenant.adminsOf(connection.guid)
  const file = join(home.folder, 'plain.token')
  await using terminal = await startPlainSetUp(tenant, home)
  terminal.type('plain-etl\r')
  await terminal.waitFor('What is “plain-etl” for?')
  terminal.type('a plain one\r')
  await terminal.waitFor(/How long should it live\?[\s\S]*Your choice:\s*$/)
  terminal.type('2\r')
  await terminal.waitFor(/2\. Data Assets[\s\S]*Your choice:\s*$/)
  terminal.type('data assets\r')
  await terminal.waitFor(/Where shall the secret[\s\S]*Your choice:\s*$/)
  terminal.type('a file\r')
  await terminal.waitFor(/File:[\s\S]*Your answer:\s*$/)
  terminal.type(`${file}\r`)
  await terminal.waitFor(/also administer connections\?[\s\S]*Your choice:\s*$/)
  terminal.type('1\r')
  await terminal.waitFor('Borrow the browser sign-in')
  await terminal.paste(await tenant.practice.copyAsCurl('conn.admin'))
  await terminal.waitFor('conn.admin, a person')
  terminal.press('enter')
  const [, number] = await terminal.waitFor(
    /Which connections should[\s\S]*?(\d+)\. development, snowflake[\s\S]*Your choice:\s*$/,
  )
  terminal.type(`${number}\r`)
  await terminal.waitFor('to do it')
  terminal.type('yes\r')
  await terminal.waitFor('The same as a command', { timeoutMs: 30_000 })

  const [listed] = await tenant.tokensNamed('plain-etl')
  expect(listed?.attributes.personaQualifiedName).toContain('default/')
  expect((await tenant.adminsOf(connection.guid)).toSorted()).toEqual(
    [...before, `service-account-${listed?.clientId}`].toSorted(),
  )
  // No cursor movement, no erasing: what was said stays said.
  expect(terminal.bytes()).not.toMatch(/\x1b\[[\d;]*[A-HJKSTfsu]/)
})

it('names --accessible when the set-up has no terminal', async () => {
  const refused = await run(['setup'])
  expect(refused.code).toBe(2)
  expect(refused.stderr).toContain('tokenbench setup --accessible')
})
