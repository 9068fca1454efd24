import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { run } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'

it('creates, links and grants by flags, and loses no admin', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const connection = tenant.development()
  const before = await tenant.adminsOf(connection.guid)
  const file = join(home.folder, 'nightly.token')
  const options = { home, env: tenant.signedIn }

  const created = await run(
    [
      ...[
        'token',
        'create',
        'hourly-etl',
        '--description',
        'loads “everything”',
        '--expires',
        '30d',
      ],
      ...['--persona', 'Data Assets', '--secret-to', `file:${file}`, '--yes', '--json'],
    ],
    options,
  )
  expect(created.code, created.stderr + created.stdout).toBe(0)
  const { token, secret, outcomes } = created.json()
  expect(secret.deliveredTo).toBe(`file:${file}`)
  expect(outcomes).toMatchObject([{ state: 'done', verified: true, effective: 'yes' }])
  expect(statSync(file).mode & 0o777).toBe(0o600)

  const granted = await run(
    [
      ...['grant', 'connection-admin', '--token', token.id, '--on', connection.qualifiedName],
      ...['--bearer-from', 'stdin', '--yes', '--json'],
    ],
    { ...options, stdin: await tenant.practice.copyAsCurl('conn.admin') },
  )
  expect(granted.code, granted.stderr + granted.stdout).toBe(0)
  expect(granted.json().outcomes).toMatchObject([{ state: 'done', verified: true }])

  const [listed] = await tenant.tokensNamed('hourly-etl')
  expect(listed?.attributes.personaQualifiedName).toContain('default/')
  expect(listed?.attributes.description).toBe('loads “everything”')
  const life = Number(listed?.attributes['access.token.lifespan'])
  expect(Math.ceil(life / 60)).toBe(30 * 24 * 60)
  const after = await tenant.adminsOf(connection.guid)
  expect(after.toSorted()).toEqual([...before, `service-account-${listed?.clientId}`].toSorted())

  const value = readFileSync(file, 'utf8')
  const whoAmI = await fetch(`${tenant.url}/api/service/users/current`, {
    headers: { authorization: `Bearer ${value}` },
  })
  expect(((await whoAmI.json()) as { username: string }).username).toBe(token.username)
  for (const said of [created, granted]) expect(said.stdout + said.stderr).not.toContain(value)
})

it('says “already” the second time, and writes nothing', async () => {
  await using tenant = await Tenant.start()
  const connection = tenant.development()
  const grant = async () =>
    run(
      [
        ...['grant', 'connection-admin', '--token', 'catalog-sync', '--on', connection.guid],
        ...['--bearer-from', 'stdin', '--yes', '--json'],
      ],
      { env: tenant.signedIn, stdin: await tenant.practice.issueBearer('conn.admin') },
    )
  expect((await grant()).json().outcomes[0].state).toBe('done')
  const admins = await tenant.adminsOf(connection.guid)
  const again = await grant()
  expect(again.code).toBe(0)
  expect(again.json().outcomes[0]).toMatchObject({ state: 'already', verified: true })
  expect(await tenant.adminsOf(connection.guid)).toEqual(admins)
})

it('grants without a profile: the bearer itself looks the token up', async () => {
  await using tenant = await Tenant.start()
  const [token] = await tenant.tokensNamed('dbt-cloud')
  const connection = tenant.development('bigquery')
  const granted = await run(
    [
      ...['grant', 'connection-admin', '--url', tenant.url],
      ...['--token', `service-account-${token?.clientId}`, '--on', connection.qualifiedName],
      ...['--bearer-from', 'stdin', '--yes', '--json'],
    ],
    { stdin: await tenant.practice.issueBearer('conn.admin') },
  )
  expect(granted.code, granted.stdout + granted.stderr).toBe(0)
  expect(await tenant.adminsOf(connection.guid)).toContain(`service-account-${token?.clientId}`)
})

it.each([
  ['nothing is confirmed', [], 5, 'not-confirmed'],
  ['no destination is said', ['--yes'], 5, 'no-destination'],
  ['the lifetime is the documented “never”', ['--yes', '--expires', 'never'], 2, 'expiry-too-long'],
  ['five years are confirmed plainly', ['--yes', '--expires', 'max', 'DEST'], 5, 'not-confirmed'],
  ['the persona does not exist', ['--yes', '--persona', 'Nobody', 'DEST'], 3, 'persona-not-found'],
])('creates nothing when %s', async (_, flags, code, problem) => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const destination = ['--secret-to', `file:${join(home.folder, 'x')}`]
  const words = flags.flatMap((flag) => (flag === 'DEST' ? destination : [flag]))
  const needsPlace = problem === 'not-confirmed' && !words.includes('--secret-to')
  const all = needsPlace ? [...words, ...destination] : words
  const refused = await run(['token', 'create', 'refused-one', ...all, '--json'], {
    home,
    env: tenant.signedIn,
  })
  expect(refused.json().problem.code, refused.stdout).toBe(problem)
  expect(refused.code).toBe(code)
  expect(await tenant.tokensNamed('refused-one')).toEqual([])
})

it('takes five years when the name is typed with --yes', async () => {
  await using tenant = await Tenant.start()
  const created = await run(
    ['token', 'create', 'five', '--expires', 'max', '--secret-to', 'file:five', '--yes=five'],
    { env: tenant.signedIn },
  )
  expect(created.code, created.stderr).toBe(0)
  const [listed] = await tenant.tokensNamed('five')
  expect(listed?.attributes['access.token.lifespan']).toBe('157680000')
})

it('prints the plan of a dry run and writes nothing, neither there nor here', async () => {
  await using tenant = await Tenant.start()
  const dry = await run(
    ['token', 'create', 'dry', '--secret-to', 'file:dry.token', '--dry-run', '--json'],
    { env: tenant.signedIn },
  )
  expect(dry.code).toBe(0)
  const { plan } = dry.json()
  expect(plan).toMatchObject({ action: 'token create', danger: 'reversible' })
  expect(plan.changes[0].object).toEqual({ type: 'token', id: null, ref: 'new-token', name: 'dry' })
  expect(await tenant.tokensNamed('dry')).toEqual([])
})

it('hands the secret to stdout and nothing else', async () => {
  await using tenant = await Tenant.start()
  const created = await run(['token', 'create', 'piped', '--secret-to', 'stdout', '--yes'], {
    env: tenant.signedIn,
  })
  expect(created.code).toBe(0)
  expect(created.stdout).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+\n$/)
  expect(created.stderr).not.toContain(created.stdout.trim())
})

it('accepts a bearer of another issuer only where that issuer was named', async () => {
  await using tenant = await Tenant.start()
  // The same tenant under another name: its bearers say that 127.0.0.1 issued them.
  const url = tenant.url.replace('127.0.0.1', 'localhost')
  const env = { TOKENBENCH_URL: url, TOKENBENCH_TOKEN: tenant.practice.atlan.apiToken.secret }
  const refused = await run(['status', '--json'], { env })
  expect(refused.code).toBe(5)
  expect(refused.json().problem).toMatchObject({ code: 'foreign-issuer' })
  const accepted = await run(['status', '--json', '--issuer', '127.0.0.1'], { env })
  expect(accepted.code, accepted.stdout + accepted.stderr).toBe(0)
})
