import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { mainFile } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'
import { Terminal } from '../harness/terminal.ts'

it('asks a person for leave to try a credential, and for the asset that is not named', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const [token] = await tenant.tokensNamed('dbt-cloud')
  const text = `curl ${tenant.url}/api/meta/x -H 'authorization: Bearer ${tenant.practice.atlan.apiToken.secret}'
403 Forbidden: service-account-${token?.clientId} is not authorized to perform read entity: type=Table`
  const file = join(home.folder, 'failed.txt')
  writeFileSync(file, text)
  const words = [mainFile, 'explain', '--from', `file:${file}`]
  await using terminal = Terminal.start(process.execPath, words, {
    ...{ home, env: tenant.signedIn, cols: 200, rows: 60 },
  })
  await terminal.waitFor('accepts the pasted credential? Type yes')
  terminal.type('yes\r')
  await terminal.waitFor('which asset it was')
  terminal.type('default/snowflake/1671102233/DW/PUBLIC/ORDERS\r')
  await terminal.waitFor('covers production (snowflake)')
  await terminal.waitFor('tokenbench persona link --token')
  expect(await terminal.exit).toEqual({ code: 0, signal: null })
})
