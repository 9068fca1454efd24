import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Command } from 'commander'
import { expect, it } from 'vitest'
import { buildProgram } from '#src/frontends/commands/program.ts'
import { Home } from '../harness/home.ts'
import { mainFile, run } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'
import { Wizard } from '../main-job/wizard.ts'
import { filesIn, piecesOf, secretFile } from './kept.ts'
import { recordingPrograms } from './recording-programs.ts'

/** Every command by its words, without those that only group others. */
function commandsOf(command: Command, path: readonly string[] = []): string[] {
  if (command.commands.length === 0) return [path.join(' ')]
  return command.commands.flatMap((child) => commandsOf(child, [...path, child.name()]))
}

/** What is said of a place where something is looked for, and the text that is there. */
type Place = readonly [string, string]

/**
 * The program itself, which its compiled code repeats. Base64 of a common word in it may be that of
 * the same word in a token.
 */
let bundle: string | undefined
function ours(): string {
  bundle ??= filesIn(dirname(mainFile))
    .map(({ text }) => text)
    .join('\n')
  return bundle
}

/** The places that hold 8 characters in a row of a secret; never the characters themselves. */
function leaks(places: readonly Place[], secrets: Readonly<Record<string, string>>): string[] {
  const pieces = new Map(
    Object.entries(secrets).flatMap(([name, secret]) =>
      piecesOf(secret).map((piece) => [piece, name] as const),
    ),
  )
  return places.flatMap(([place, text]) => {
    for (let at = 0; at + 8 <= text.length; at += 1) {
      const piece = text.slice(at, at + 8)
      const name = pieces.get(piece)
      if (name !== undefined && !ours().includes(piece))
        return [`${name} in ${place}, at ${at} of ${text.length}`]
    }
    return []
  })
}

it('leaves no piece of a secret anywhere, whatever is run', { timeout: 240_000 }, async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  // Where secrets are on purpose: what they are read from, and where they were handed over to.
  using outside = new Home()
  const programs = recordingPrograms(outside)
  const tmp = home.makeFolder('tmp')
  const { atlan, axiom } = tenant.practice
  const passphrase = randomBytes(24).toString('base64url')
  const secrets: Record<string, string> = {
    'the API token': atlan.apiToken.secret,
    'the bearer': await tenant.practice.issueBearer('conn.admin'),
    'the passphrase': passphrase,
    'the personal access token': axiom.personalAccessToken,
  }
  const fileOf = (name: string) =>
    `file:${secretFile(outside, name.replaceAll(' ', '-'), secrets[name] ?? '')}`
  const [token, bearer] = [fileOf('the API token'), fileOf('the bearer')]
  const env = {
    ...programs.environment,
    TMPDIR: tmp,
    TOKENBENCH_VAULT_KEY: 'passphrase',
    ATLAN_BASE_URL: tenant.url,
    ATLAN_API_KEY: atlan.apiToken.secret,
    AXIOM_URL: axiom.baseUrl,
    AXIOM_ORG_ID: axiom.orgId,
    AXIOM_TOKEN: axiom.personalAccessToken,
  }
  const out = (name: string) => `file:${join(outside.folder, name)}`
  const connection = tenant.development().qualifiedName
  const url = ['--url', tenant.url]

  /** In this order: what a command keeps, those after it use. Codes are those that are expected. */
  const runs: readonly (readonly [string, readonly string[], number])[] = [
    ['profile add', ['acme', ...url, '--credential-from', token], 0],
    ['profile add', ['acme', ...url, '--credential-from', token], 6],
    ['profile add', ['no', ...url, '--credential-from', fileOf('the passphrase')], 4],
    ['profile add', ['no', ...url, '--credential-from', atlan.apiToken.secret], 2],
    ['profile add', ['person', ...url, '--credential-from', bearer], 0],
    ['profile list', [], 0],
    ['profile show', ['acme'], 0],
    ['profile set', ['acme', '--credential-from', token, '--label', 'x'], 0],
    ['profile use', ['acme'], 0],
    ['profile import', ['env'], 0],
    ['profile import', ['axiom-cli'], 3],
    ['status', [], 0],
    ['token create', ['kept', '--yes'], 0],
    ['token create', ['filed', '--yes', '--secret-to', out('filed')], 0],
    ['token create', ['piped', '--yes', '--secret-to', 'command:record --to here'], 0],
    ['token create', ['copied', '--yes', '--secret-to', 'clipboard'], 0],
    ['token create', ['lost', '--yes', '--secret-to', 'command:false'], 1],
    ['token list', [], 0],
    ['token show', ['kept'], 0],
    ['token secret', ['kept', '--secret-to', out('kept')], 0],
    ['token secret', ['kept', '--secret-to', 'command:record'], 0],
    ['persona list', [], 0],
    ['connection list', [], 0],
    ['connection show', [connection], 0],
    [
      'grant connection-admin',
      ['--token', 'kept', '--on', connection, '--bearer-from', bearer, '--yes'],
      0,
    ],
    ['grant connection-admin', ['--token', 'kept', '--on', connection, '--bearer-from', token], 8],
    ['capture', ['--from', bearer], 0],
    ['explain', ['--from', bearer], 0],
    ['exec', ['--token', 'kept', '--as', 'THE_ONE', '--', 'true'], 0],
    ['tour', [], 0],
    ['practice', ['--port', 'none'], 2],
    ['setup', [], 2],
    ['profile remove', ['person', '--yes'], 0],
    ['history', [], 0],
    ['doubts', [], 0],
    ['undo', ['a plan'], 3],
    ['resume', ['a plan'], 3],
    ['forget', ['--dry-run'], 0],
  ]
  const known = new Set(runs.map(([command]) => command))
  const program = buildProgram(() => () => {}, '0')
  const others = commandsOf(program).filter((command) => !known.has(command) && command !== 'help')
  const places: Place[] = []
  const start = (words: readonly string[], options: { stdin?: string; env?: object } = {}) =>
    run(words, {
      home,
      timeoutMs: 60_000,
      ...options,
      env: { ...env, ...options.env },
    })
  const from = ['--passphrase-from', fileOf('the passphrase')]
  const reads = runs.filter(([command]) =>
    /list$|show$|^status|^capture|^explain|^forget/.test(command),
  )
  for (const json of [[], ['--json']]) {
    for (const [command, words, code] of json.length === 0 ? runs : reads) {
      const said = [...command.split(' '), ...beforeRest(words, [...json, ...from])]
      const trace = ['--trace', join(home.folder, 'trace'), '--verbose']
      const ended = await start(beforeRest(said, trace))
      places.push([`stdout of ${command}`, ended.stdout], [`stderr of ${command}`, ended.stderr])
      expect([command, ended.code], ended.stderr).toEqual([command, code])
    }
  }
  // What came later than this list is at least run: it may fail, but not talk.
  for (const command of others)
    for (const words of [[], ['kept'], ['kept', '--dry-run', '--json']]) {
      const ended = await start([...command.split(' '), ...words, ...from])
      places.push([`output of ${command}`, ended.stdout + ended.stderr])
    }
  // Faults make problems, and those quote what was said.
  await using unwell = await Tenant.start({ faults: ['garbage:GET /api:*', 'status=500:POST /:*'] })
  for (const words of [['status'], ['token', 'list', '--json'], ['persona', 'list']]) {
    const stdin = unwell.practice.atlan.apiToken.secret
    const ended = await start([...words, '--url', unwell.url, '--verbose'], {
      env: { TOKENBENCH_TOKEN: stdin },
    })
    expect(ended.code).not.toBe(0)
    places.push([`output of ${words.join(' ')} in trouble`, ended.stdout + ended.stderr])
    secrets['the token of a tenant in trouble'] = stdin
  }

  await using wizard = Wizard.start(tenant, home, { env })
  const { terminal } = wizard
  await wizard.signIn()
  await wizard.toTheSecret('from-the-wizard')
  await wizard.keepInFile('from-the-wizard.token')
  // Through the vault of this profile, which nobody has opened yet.
  await terminal.waitFor('What is the passphrase of your vault?')
  await terminal.paste(passphrase)
  await terminal.waitFor('32 characters')
  terminal.press('enter')
  await wizard.toTheBearer()
  await terminal.paste(await tenant.practice.copyAsCurl('conn.admin'))
  await terminal.waitFor('conn.admin, a person')
  await wizard.choose()
  terminal.press('enter')
  await terminal.waitFor('With its own secret it can read development', { timeoutMs: 30_000 })
  terminal.press('enter')
  expect(await terminal.exit).toEqual({ code: 0, signal: null })
  places.push(['the screen, its title and its clipboard', terminal.bytes()])
  const file = join(home.folder, 'from-the-wizard.token')
  secrets['the secret that the wizard handed over'] = readFileSync(file, 'utf8').trim()

  // What went elsewhere is in the vault as well: so we get to know it.
  for (const name of ['piped', 'copied', 'lost'])
    await start(['token', 'secret', name, '--secret-to', out(name), ...from])
  for (const name of ['filed', 'kept', 'piped', 'copied', 'lost'])
    secrets[`the secret of “${name}”`] = readFileSync(join(outside.folder, name), 'utf8').trim()
  const isOnPurpose = (path: string) => path === file || /\/vault(\.json|-\w+\.key)$/.test(path)
  for (const { path, text } of filesIn(home.folder))
    if (!isOnPurpose(path)) places.push([path, text])
  const recorded = filesIn(programs.folder)
  expect(recorded.length).toBeGreaterThan(5)
  for (const { path, text } of recorded) places.push([path, text])

  expect(leaks(places, secrets)).toEqual([])
  // It would have been seen: what is on purpose is found.
  const [vault] = filesIn(home.state).filter(({ path }) => path.endsWith('vault.json'))
  expect(leaks([['a file', readFileSync(file, 'latin1')]], secrets)).toHaveLength(1)
  expect(leaks([['the vault', vault?.text ?? '']], secrets)).toEqual([])

  const forgotten = await start(['forget', '--yes'])
  expect(forgotten.code, forgotten.stderr).toBe(0)
  // The program's own compiled code comes back with every run, and holds nothing of the person.
  const left = filesIn(home.state).map(({ path }) => path)
  expect(left.filter((path) => !path.includes('/compiled-code/'))).toEqual([])
})

/** The words with more of ours, before what is the words of another program. */
function beforeRest(words: readonly string[], more: readonly string[]): string[] {
  const end = words.indexOf('--')
  return end === -1 ? [...words, ...more] : [...words.slice(0, end), ...more, ...words.slice(end)]
}
