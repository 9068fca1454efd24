import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'
import { inPlainWorkbench } from './plain-workbench.ts'

let tenant: Tenant
const home = new Home()
beforeAll(async () => {
  tenant = await Tenant.start()
})
afterAll(async () => {
  await tenant[Symbol.asyncDispose]()
  home.remove()
})

async function working(...lines: readonly (readonly [string, ...string[]])[]) {
  const env = {
    ...tenant.signedIn,
    ADMIN: await tenant.practice.issueBearer('conn.admin'),
    OWNER: await tenant.practice.issueBearer('data.owner'),
  }
  return inPlainWorkbench(lines, { home, env })
}

const accountOf = async (name: string) =>
  `service-account-${(await tenant.tokensNamed(name))[0]?.clientId}`

it('makes a token, links it, renames it, and says each plan and its end', async () => {
  const file = join(home.folder, 'plain.token')
  const { text, code } = await working(
    [`token create plain --secret-to 'file:${file}' --persona Sandbox`, 'yes'],
    ["persona link --token plain --persona 'Data Assets'", 'yes'],
    ['persona unlink --token plain --persona Sandbox', 'yes'],
    ['token update plain --description changed', 'yes'],
    ['token update plain --name other', 'no'],
    ['token show plain'],
  )
  expect(code, text).toBe(0)
  expect(readFileSync(file, 'utf8')).toMatch(/^eyJ/)
  const [token] = await tenant.tokensNamed('plain')
  expect(token?.attributes.description).toBe('changed')
  expect(await tenant.tokensNamed('other')).toEqual([])
  expect(text).toContain('Create “plain”')
  expect(text.match(/Type yes to do it/gi)?.length).toBe(5)
  expect(text).toContain('was not confirmed')
  expect(text).toMatch(/done, read back as planned/)
  expect(text).toContain('\nChanged “plain” and read it back.\n')
  expect(text).not.toMatch(/[✓✗…] /)
})

it('gives and takes with a borrowed bearer', async () => {
  const on = tenant.development().guid
  const admin = `--token dbt-cloud --on ${on} --bearer-from env:ADMIN`
  const edit = "--token dbt-cloud --on 'My query collection' --bearer-from env:OWNER"
  const given = await working([`grant connection-admin ${admin}`, 'yes'])
  expect(given.code, given.text).toBe(0)
  expect(await tenant.adminsOf(on)).toContain(await accountOf('dbt-cloud'))
  const rest = await working(
    [`revoke connection-admin ${admin}`, 'yes'],
    [`grant collection-editor ${edit}`, 'yes'],
    [`revoke collection-editor ${edit}`, 'yes'],
    ['access dbt-cloud'],
  )
  expect(rest.code, rest.text).toBe(0)
  expect(rest.text.match(/done, read back as planned/g)).toHaveLength(3)
  expect(await tenant.adminsOf(on)).not.toContain(await accountOf('dbt-cloud'))
})

it('asks for the name before it deletes, and takes nothing else for it', async () => {
  const { text, code } = await working(
    ["token rotate looker-sync --overlap 1h --secret-to 'command:dd of=/dev/null'", 'yes'],
    ['token delete looker-sync', 'yes'],
    ['token delete looker-sync', 'looker-sync'],
  )
  expect(code, text).toBe(0)
  expect(text).toContain('Type looker-sync to do it')
  expect(await tenant.tokensNamed('looker-sync')).toEqual([])
  expect(await tenant.tokensNamed('looker-sync (2)')).toHaveLength(1)
})

it('deletes a leaked token only when somebody says that the new one is in place', async () => {
  const to = "--secret-to 'command:dd of=/dev/null'"
  const { text, code } = await working(
    [`token rotate airflow-prod --leaked ${to}`, 'airflow-prod', 'not yet'],
    [`token rotate catalog-sync --leaked ${to}`, 'catalog-sync', 'deployed'],
  )
  expect(code, text).toBe(0)
  expect(text).toContain('Is the new secret in place wherever “airflow-prod” is used?')
  expect(await tenant.tokensNamed('airflow-prod')).toHaveLength(1)
  expect(await tenant.tokensNamed('catalog-sync')).toEqual([])
})

it('goes on after a command that is wrong, and says why in a sentence', async () => {
  const { text, code } = await working(
    ['toekn list'],
    ['token show nobody'],
    ["token show 'open"],
    ['status'],
  )
  expect(code).toBe(0)
  expect(text).toContain('Did you mean token?')
  expect(text).toContain('There is no token “nobody”')
  expect(text).toContain('The line ends inside a quote.')
  expect(text).toContain('you are')
})

it('tells what was asked and answered, and what one request was, without its token', async () => {
  const { text, code } = await working(['trace'], ['token show nightly-etl'], ['trace 1'])
  expect(code, text).toBe(0)
  expect(text).toMatch(/No request has been sent in this run yet[\s\S]*^took +\d+ ms in one try$/m)
  expect(text).toContain('-H "Authorization: Bearer $TOKEN"')
  expect(text).not.toContain(tenant.signedIn.TOKENBENCH_TOKEN.slice(-20))
})

it('reads out the beginning of 5,000 personas, and asks to narrow them', async () => {
  await using many = await Tenant.start({ objects: 5000 })
  using own = new Home()
  const { secret } = many.practice.atlan.apiToken
  const answers = [secret, '', 'many', '', '1', '0', 'a command', 'true', '2', 'no']
  const done = await runInProcess(['setup', '--accessible', '--url', many.url], {
    home: own,
    env: { TOKENBENCH_VAULT_KEY: 'none' },
    stdin: `${answers.join('\n')}\n`,
  })
  const said = done.stdout
  expect(said).toMatch(/^50\d\d found\. Type numbers/m)
  expect(said).toMatch(/And 49\d\d more\. Type part of a name to list fewer\./)
  expect(said.split('\n').filter((line) => /^\d+\. /.test(line)).length).toBeLessThan(60)
})
