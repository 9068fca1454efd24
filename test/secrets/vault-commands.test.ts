import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { runInProcess as run } from '../harness/in-process.ts'
import { mainFile, run as runProgram } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'
import { Terminal } from '../harness/terminal.ts'
import { addAcme, filesIn, secretFile, withVault } from './kept.ts'

const codeOf = ({ code, json }: { code: number | null; json(): { problem: { code: string } } }) => [
  code,
  json().problem.code,
]

describe('a profile with a vault', () => {
  it('keeps a credential that the tenant confirmed, and signs in with it', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    const { secret, username } = tenant.practice.atlan.apiToken
    const added = await addAcme(home, tenant)
    expect(added.json()).toMatchObject({ store: 'vault', vaultKey: 'file', identity: username })
    rmSync(join(home.folder, 'api-token'))
    const status = await run(['status', '--json'], { home })
    expect(status.json()).toMatchObject({
      identity: { username },
      credential: { source: 'vault' },
      store: 'vault',
      vaultKey: 'file',
      readOnly: false,
    })
    for (const { path, text } of filesIn(home.state)) expect(text, path).not.toContain(secret)
    for (const { path } of filesIn(home.state)) expect(statSync(path).mode & 0o077, path).toBe(0)
  })

  it('says what keeps the key, and what goes before the profile', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    await addAcme(home, tenant, '--read-only')
    const env = { TOKENBENCH_TOKEN: tenant.practice.atlan.apiToken.secret }
    const status = await run(['status'], { home, env })
    expect(status.stdout).toContain('from env:TOKENBENCH_TOKEN, which goes before')
    expect(status.stdout).toContain('the key is in a file beside the vault')
    expect(status.stdout).toContain('read-only')
    const json = (await run(['status', '--json'], { home, env })).json()
    expect(json).toMatchObject({
      credential: { source: 'env:TOKENBENCH_TOKEN' },
      overrides: 'vault',
    })
  })

  it('is refused, with the choices, where nobody said how the key is kept', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    const file = secretFile(home, 't', tenant.practice.atlan.apiToken.secret)
    const words = ['profile', 'add', 'acme', '--url', tenant.url, '--credential-from']
    const refused = await run([...words, `file:${file}`, '--json'], { home })
    expect(codeOf(refused)).toEqual([5, 'vault-key-not-chosen'])
    for (const choice of ['keyring', 'passphrase', 'file', 'none'])
      expect(refused.stdout).toContain(`--vault-key ${choice}`)
    expect((await run(['profile', 'list', '--json'], { home })).json().total).toBe(0)
  })

  it('never falls back silently when there is no keyring', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    const file = secretFile(home, 't', tenant.practice.atlan.apiToken.secret)
    const words = ['profile', 'add', 'acme', '--url', tenant.url, '--credential-from']
    const refused = await run([...words, `file:${file}`, '--vault-key', 'keyring', '--json'], {
      home,
      env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' },
    })
    expect(refused.code).toBe(5)
    expect(refused.json().problem.code).toMatch(/^keyring-/)
    expect(filesIn(home.state).filter(({ path }) => /vault(\.json|-)/.test(path))).toEqual([])
  })

  it('opens with a passphrase of several words, and with no other', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    const token = secretFile(home, 't', tenant.practice.atlan.apiToken.secret)
    const passphrase = secretFile(home, 'passphrase', 'four words make one\n')
    const wrong = secretFile(home, 'wrong', 'four words make two\n')
    const words = ['profile', 'add', 'acme', '--url', tenant.url, '--vault-key', 'passphrase']
    const from = (file: string) => ['--passphrase-from', `file:${file}`, '--json']
    const added = await run([...words, '--credential-from', `file:${token}`, ...from(passphrase)], {
      home,
    })
    expect(added.code, added.stdout).toBe(0)
    expect((await run(['status', ...from(passphrase)], { home })).json().store).toBe('vault')
    expect(codeOf(await run(['status', ...from(wrong)], { home }))).toEqual([
      5,
      'vault-passphrase-wrong',
    ])
    expect(codeOf(await run(['status', '--json'], { home }))).toEqual([
      5,
      'vault-passphrase-missing',
    ])
  })

  it('asks a person once how the key is kept, and twice for a new passphrase', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    const token = secretFile(home, 't', tenant.practice.atlan.apiToken.secret)
    const words = ['profile', 'add', 'acme', '--url', tenant.url, '--credential-from']
    const start = (...more: readonly string[]) =>
      Terminal.start(process.execPath, [mainFile, ...more], { home, rows: 50, cols: 120 })
    await using adding = start(...words, `file:${token}`)
    await adding.waitFor(/2\. passphrase[\s\S]*Type a number/)
    adding.type('2\r')
    await adding.waitFor('A passphrase for the new vault')
    adding.type('seldom said aloud')
    await adding.waitFor('17 characters received')
    adding.press('enter')
    await adding.waitFor('Once more')
    adding.type('seldom said aloud')
    await adding.waitFor(/Once more[\s\S]*17 characters received/)
    adding.press('enter')
    await adding.waitFor('Profile acme added', { timeoutMs: 20_000 })
    expect((await adding.exit).code).toBe(0)
    await using status = start('status')
    await status.waitFor('Passphrase of the vault')
    status.type('seldom said aloud')
    await status.waitFor('17 characters received')
    status.press('enter')
    await status.waitFor('from the vault', { timeoutMs: 20_000 })
    expect((await status.exit).code).toBe(0)
    expect(adding.bytes() + status.bytes()).not.toContain('seldom')
  })

  it('is refused by a policy that forbids secrets on the disk, and so is a file', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    home.makeFolder('state')
    writeFileSync(join(home.state, 'policy.json'), '{"version":1,"secretsOnDisk":"forbidden"}')
    expect(codeOf(await addAcme(home, tenant))).toEqual([5, 'vault-forbidden'])
    const words = ['token', 'create', 'x', '--secret-to', 'file:x', '--yes', '--json']
    const refused = await withVault(home)(words, { env: tenant.signedIn })
    expect(refused.code).toBe(5)
    expect(await tenant.tokensNamed('x')).toEqual([])
  })
})

describe('a new token’s secret', () => {
  it('goes into the vault unless said otherwise, and comes out again', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    await addAcme(home, tenant)
    const tokenbench = withVault(home)
    const created = await tokenbench(['token', 'create', 'etl', '--yes', '--json'])
    expect(created.json().secret.deliveredTo).toBe('vault')
    const { fingerprint } = created.json().secret
    const file = join(home.folder, 'etl.token')
    const again = await tokenbench([
      'token',
      'secret',
      'etl',
      '--secret-to',
      `file:${file}`,
      '--json',
    ])
    expect(again.json()).toMatchObject({
      token: { name: 'etl' },
      secret: { deliveredTo: `file:${file}`, fingerprint },
    })
    const raw = await tokenbench(['token', 'secret', 'etl', '--secret-to', 'stdout'])
    expect(raw.stdout.trim()).toBe(readFileSync(file, 'utf8').trim())
    const source = ['token', 'list', '--json', '--url', tenant.url]
    expect((await tokenbench(source)).code).toBe(0)
  })

  it('is in the vault even when the place that was asked for fails afterwards', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    await addAcme(home, tenant)
    const tokenbench = withVault(home)
    const words = ['token', 'create', 'etl', '--secret-to', 'command:false', '--yes', '--json']
    const created = await tokenbench(words)
    expect(created.code).toBe(1)
    expect(created.json()).toMatchObject({
      secret: { deliveredTo: 'vault' },
      outcomes: [{ state: 'failed', verified: true, problem: { code: 'secret-in-vault-only' } }],
    })
    const { fingerprint } = created.json().secret
    const file = `file:${join(home.folder, 'etl.token')}`
    const again = await tokenbench(['token', 'secret', 'etl', '--secret-to', file, '--json'])
    expect(again.json().secret.fingerprint).toBe(fingerprint)
  })

  it('of another token, or of a name that nobody has, is not given', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    await addAcme(home, tenant)
    const tokenbench = withVault(home)
    const env = tenant.signedIn
    await run(['token', 'create', 'alone', '--secret-to', `file:${home.folder}/a`, '--yes'], {
      env,
    })
    const missing = ['token', 'secret', 'alone', '--secret-to', 'stdout']
    expect((await tokenbench(missing)).code).toBe(3)
    const nobody = ['token', 'secret', 'nobody', '--secret-to', 'stdout']
    expect((await tokenbench(nobody)).code).toBe(3)
  })
})

describe('exec', () => {
  const inChild = 'process.stdout.write(JSON.stringify(process.env))'

  it('gives one token in one variable, and takes every other secret away', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    await addAcme(home, tenant)
    const tokenbench = withVault(home)
    const created = await tokenbench(['token', 'create', 'etl', '--yes', '--json'])
    const { secret } = tenant.practice.atlan.apiToken
    const env = { TOKENBENCH_TOKEN: secret, ATLAN_API_KEY: secret, AXIOM_TOKEN: 'xaat-1' }
    const words = ['exec', '--token', 'etl', '--as', 'ETL_TOKEN', '--', process.execPath, '-e']
    const ran = await runProgram([...words, inChild], { home, env })
    expect(ran.code, ran.stderr).toBe(0)
    const seen = ran.json()
    expect(seen.ETL_TOKEN).toMatch(/^eyJ/)
    const { fingerprint } = created.json().secret
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(seen.ETL_TOKEN))
    expect(Buffer.from(digest).toString('hex').slice(0, 8)).toBe(fingerprint)
    for (const name of Object.keys(env)) expect(seen).not.toHaveProperty(name)
    expect(JSON.stringify({ ...seen, ETL_TOKEN: '' })).not.toContain(secret.slice(-20))
  })

  it('ends with the exit code of the command', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    await addAcme(home, tenant)
    const tokenbench = withVault(home)
    await tokenbench(['token', 'create', 'etl', '--yes', '--json'])
    const exec = (...words: readonly string[]) =>
      tokenbench(['exec', '--token', 'etl', '--as', 'T', '--', ...words])
    expect((await exec('sh', '-c', 'exit 42')).code).toBe(42)
    expect((await exec('sh', '-c', 'kill -9 $$')).code).toBe(137)
    expect((await exec('no-such-program')).code).toBe(3)
  })

  it('passes the terminal through', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    await addAcme(home, tenant)
    await withVault(home)(['token', 'create', 'etl', '--yes', '--json'])
    await using terminal = Terminal.start(
      process.execPath,
      [
        mainFile,
        ...['exec', '--token', 'etl', '--as', 'T', '--', 'sh', '-c'],
        'test -t 0 && test -t 1 && test -t 2 && read -r line && echo "got $line"',
      ],
      { home },
    )
    terminal.type('a line\r')
    await terminal.waitFor('got a line')
    expect((await terminal.exit).code).toBe(0)
  })
})
