import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { runInProcess as run } from '../harness/in-process.ts'
import { type Finished, mainFile, run as runProgram } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'
import { Terminal } from '../harness/terminal.ts'
import { Wizard } from '../main-job/wizard.ts'
import { addAcme, filesIn, secretFile, withVault } from './kept.ts'

const codeOf = (ended: Finished) => [ended.code, ended.json().problem.code]

/** A second API token of the tenant, in a file. */
async function otherToken(tenant: Tenant, home: Home, name: string): Promise<string> {
  const file = join(home.folder, `${name}.token`)
  const words = ['token', 'create', name, '--secret-to', `file:${file}`, '--yes', '--json']
  const created = await run(words, { env: tenant.signedIn })
  expect(created.code, created.stdout).toBe(0)
  return file
}

describe('profile set', () => {
  it('keeps a new credential, and says when somebody else is behind it', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    await addAcme(home, tenant)
    const file = await otherToken(tenant, home, 'second')
    const { username } = tenant.practice.atlan.apiToken
    const words = ['profile', 'set', 'acme', '--credential-from', `file:${file}`]
    const set = await withVault(home)([...words, '--json'])
    expect(set.json()).toMatchObject({ store: 'vault', previousIdentity: username })
    expect(set.json().identity).not.toBe(username)
    const status = (await run(['status', '--json'], { home })).json()
    expect(status.identity.username).toBe(set.json().identity)
    // What it signed in with before is not kept any longer.
    const [vault] = filesIn(home.state).filter(({ path }) => path.endsWith('vault.json'))
    expect(vault?.text).not.toContain(username)
  })

  it('keeps the old credential when the new one is refused', async () => {
    await using tenant = await Tenant.start()
    await using other = await Tenant.start()
    using home = new Home()
    await addAcme(home, tenant)
    const file = secretFile(home, 'foreign', other.practice.atlan.apiToken.secret)
    const words = ['profile', 'set', 'acme', '--credential-from', `file:${file}`, '--json']
    expect((await withVault(home)(words)).code).toBe(4)
    expect((await run(['status', '--json'], { home })).code).toBe(0)
  })

  it('sends what the vault keeps to no other address', async () => {
    await using tenant = await Tenant.start()
    await using other = await Tenant.start()
    using home = new Home()
    await addAcme(home, tenant)
    const words = ['profile', 'set', 'acme', '--url', other.url, '--json', '--verbose']
    const refused = await withVault(home)(words)
    expect(codeOf(refused)).toEqual([5, 'credential-of-another-tenant'])
    expect(refused.stderr).toBe('')
  })

  it('moves a credential from where it was read into the vault, and out again', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    const file = secretFile(home, 'token', tenant.practice.atlan.apiToken.secret)
    const tokenbench = withVault(home)
    const reference = ['--store', 'reference', '--credential-from', `file:${file}`]
    await tokenbench(['profile', 'add', 'acme', '--url', tenant.url, ...reference])
    const kept = await tokenbench(['profile', 'set', 'acme', '--store', 'vault', '--json'])
    expect(kept.json()).toMatchObject({ store: 'vault', vaultKey: 'file' })
    expect(kept.json()).not.toHaveProperty('credentialFrom')
    const out = await tokenbench(['profile', 'set', 'acme', '--store', 'session', '--json'])
    expect(out.json().store).toBe('session')
    const [vault] = filesIn(home.state).filter(({ path }) => path.endsWith('vault.json'))
    expect(JSON.parse(vault?.text ?? '{}').entries).toEqual([])
  })

  it('never keeps the bearer of a person', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    const stdin = await tenant.practice.issueBearer('conn.admin')
    const tokenbench = withVault(home)
    const words = ['profile', 'add', 'acme', '--url', tenant.url, '--credential-from', 'stdin']
    const added = await tokenbench([...words, '--json'], { stdin })
    expect(added.json().store).toBe('session')
    const set = ['profile', 'set', 'acme', '--credential-from', 'stdin', '--store', 'vault']
    expect(codeOf(await tokenbench([...set, '--json'], { stdin }))).toEqual([5, 'persons-bearer'])
    for (const { path, text } of filesIn(home.state))
      expect(text, path).not.toContain(stdin.slice(-20))
  })
})

describe('what was verified as somebody', () => {
  it('refuses to write as somebody else, and says so in status', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    const file = secretFile(home, 'token', tenant.practice.atlan.apiToken.secret)
    const reference = ['--store', 'reference', '--credential-from', `file:${file}`]
    await run(['profile', 'add', 'acme', '--url', tenant.url, ...reference], { home })
    const second = await otherToken(tenant, home, 'second')
    writeFileSync(file, filesIn(home.folder).find(({ path }) => path === second)?.text ?? '')
    const words = [
      'token',
      'create',
      'x',
      '--secret-to',
      `file:${home.folder}/x`,
      '--yes',
      '--json',
    ]
    expect(codeOf(await run(words, { home }))).toEqual([6, 'other-identity'])
    expect(await tenant.tokensNamed('x')).toEqual([])
    const status = (await run(['status', '--json'], { home })).json()
    expect(status.previousIdentity).toBe(tenant.practice.atlan.apiToken.username)
  })
})

describe('a read-only profile', () => {
  it('refuses before a bearer is read, and the guided set-up before a sign-in', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    await addAcme(home, tenant, '--read-only')
    const words = ['grant', 'connection-admin', '--token', 'x', '--on', 'y', '--bearer-from']
    const refused = await run([...words, 'command:no-such-program', '--json'], { home })
    expect(codeOf(refused)).toEqual([5, 'read-only-profile'])
    await using wizard = Wizard.start(tenant, home)
    await wizard.terminal.waitFor('is read-only')
  })
})

describe('a profile labelled production', () => {
  it('has the guided set-up ask for the name', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    await addAcme(home, tenant, '--label', 'production')
    await using wizard = Wizard.start(tenant, home)
    const { terminal } = wizard
    await terminal.waitFor('profile acme, from the vault')
    terminal.press('enter')
    await terminal.waitFor('What is the new token called?')
    await wizard.describe('typed-etl')
    await terminal.paste(await tenant.practice.copyAsCurl('conn.admin'))
    await terminal.waitFor('conn.admin, a person')
    terminal.press('enter')
    await terminal.waitFor(/\[ \] development/)
    terminal.type('snowflake')
    await terminal.waitFor('match the filter')
    terminal.press('tab')
    await terminal.waitFor(/\[x\] development\s+snowflake/)
    terminal.press('enter')
    await terminal.waitFor(/Type\s+2/)
    expect(await tenant.tokensNamed('typed-etl')).toEqual([])
  })
})

describe('removing', () => {
  it('takes the profile and its credential, and leaves what it handed out', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    await addAcme(home, tenant)
    const tokenbench = withVault(home)
    await tokenbench(['token', 'create', 'etl', '--yes'])
    expect(codeOf(await tokenbench(['profile', 'remove', 'acme', '--json']))).toEqual([
      5,
      'not-confirmed',
    ])
    expect((await tokenbench(['profile', 'remove', 'acme', '--dry-run'])).code).toBe(0)
    expect((await tokenbench(['profile', 'show', 'acme'])).code).toBe(0)
    expect((await tokenbench(['profile', 'remove', 'acme', '--yes'])).code).toBe(0)
    expect((await tokenbench(['profile', 'show', 'acme'])).code).toBe(3)
    const [vault] = filesIn(home.state).filter(({ path }) => path.endsWith('vault.json'))
    const entries = JSON.parse(vault?.text ?? '{}').entries
    expect(entries.map(({ label }: { label: string }) => label)).toEqual(['etl'])
  })

  it('asks a person first', async () => {
    using home = new Home()
    await run(['profile', 'add', 'x', '--url', 'acme.atlan.com', '--store', 'session'], { home })
    await using terminal = Terminal.start(process.execPath, [mainFile, 'profile', 'remove', 'x'], {
      home,
    })
    await terminal.waitFor('Type yes')
    terminal.type('no\r')
    expect((await terminal.exit).code).toBe(5)
    expect(terminal.screen()).toContain('Cancelled. Nothing was removed.')
    expect(terminal.screen()).not.toContain('Problem:')
    expect((await run(['profile', 'show', 'x'], { home })).code).toBe(0)
  })

  it('of everything leaves nothing, and names what it cannot reach', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    await addAcme(home, tenant)
    expect(codeOf(await run(['forget', '--json'], { home }))).toEqual([5, 'not-confirmed'])
    const forgotten = await run(['forget', '--yes', '--json'], { home })
    expect(forgotten.json().forgotten).toEqual(['acme'])
    const said = forgotten
      .json()
      .left.map(({ what }: { what: string }) => what)
      .join('\n')
    expect(said).toContain('tokens themselves')
    expect(filesIn(home.state)).toEqual([])
  })

  it('of one profile leaves the others', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    await addAcme(home, tenant)
    await run(['profile', 'add', 'x', '--url', 'x.atlan.com', '--store', 'session'], { home })
    expect((await run(['forget', '--profile', 'acme', '--yes'], { home })).code).toBe(0)
    const list = (await run(['profile', 'list', '--json'], { home })).json()
    expect(list.profiles.map(({ name }: { name: string }) => name)).toEqual(['x'])
  })
})

describe('import', () => {
  it('takes what the environment says, checks it, and keeps it in the vault', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    const { atlan, axiom } = tenant.practice
    const env = {
      ATLAN_BASE_URL: tenant.url,
      ATLAN_API_KEY: atlan.apiToken.secret,
      AXIOM_URL: axiom.baseUrl,
      AXIOM_ORG_ID: axiom.orgId,
      AXIOM_TOKEN: axiom.personalAccessToken,
    }
    const imported = await withVault(home)(['profile', 'import', 'env', '--json'], { env })
    expect(imported.code, imported.stdout).toBe(0)
    expect(imported.json().profiles).toMatchObject([
      { provider: 'atlan', store: 'vault', identity: atlan.apiToken.username },
      { provider: 'axiom', store: 'vault', orgId: axiom.orgId },
    ])
    const again = await withVault(home)(['profile', 'import', 'env', '--json'], { env })
    expect(again.json()).toMatchObject({ total: 0 })
    expect(again.json().passedOver).toHaveLength(2)
  })

  it('takes the deployments of Axiom’s command line, and passes over what does not fit', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    const { axiom } = tenant.practice
    const deployment = (name: string, token: string) =>
      `[deployments.${name}]\nurl = "${axiom.baseUrl}"\ntoken = "${token}"\norg_id = "${axiom.orgId}"\n`
    writeFileSync(
      join(home.folder, '.axiom.toml'),
      `active_deployment = "main"\n${deployment('old', 'xaat-gone')}${deployment('main', axiom.apiToken)}`,
    )
    const env = { TOKENBENCH_VAULT_KEY: 'file' }
    const imported = await runProgram(['profile', 'import', 'axiom-cli', '--json'], { home, env })
    expect(imported.json().profiles).toMatchObject([
      { name: 'main', provider: 'axiom', store: 'vault', default: true },
    ])
    expect(imported.json().passedOver).toMatchObject([{ name: 'old' }])
    expect(imported.code).toBe(1)
  })

  it('finds nothing where there is nothing', async () => {
    expect(codeOf(await run(['profile', 'import', 'env', '--json']))).toEqual([
      3,
      'nothing-to-import',
    ])
    expect((await runProgram(['profile', 'import', 'axiom-cli'])).code).toBe(3)
  })
})

describe('a credential that belongs elsewhere', () => {
  it.each([
    ['Axiom’s for Atlan', 'atlan', (tenant: Tenant) => tenant.practice.axiom.apiToken],
    ['Atlan’s for Axiom', 'axiom', (tenant: Tenant) => tenant.practice.atlan.apiToken.secret],
  ])('is not sent: %s', async (_, provider, secretOf) => {
    await using tenant = await Tenant.start()
    using home = new Home()
    const url = provider === 'atlan' ? tenant.url : tenant.practice.axiom.baseUrl
    const words = ['profile', 'add', 'x', '--provider', provider, '--url', url, '--json']
    const refused = await withVault(home)([...words, '--credential-from', 'stdin', '--verbose'], {
      stdin: secretOf(tenant),
    })
    expect(refused.code).toBe(5)
    expect(refused.stderr).toBe('')
  })
})
