import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { mainFile, Program, run } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'
import { tokenIssuedBy } from './tokens.ts'

describe('without a terminal', () => {
  it('says where help is, with exit 2', async () => {
    const started = await run([])
    expect([started.code, started.stdout]).toEqual([2, ''])
    expect(started.stderr).toContain('tokenbench help')
  })

  it('names the way to answer the set-up all the same', async () => {
    const refused = await run(['setup', '--json'])
    expect([refused.code, refused.json().problem.code]).toEqual([2, 'no-terminal'])
    expect(JSON.stringify(refused.json().problem.nextSteps)).toContain('--accessible')
  })
})

describe('a secret among the arguments', () => {
  const secret = tokenIssuedBy('https://acme.atlan.com')

  it.each([
    ['as a word', ['token', 'create', secret]],
    ['as the value of an option', ['grant', 'connection-admin', '--bearer-from', secret]],
    ['after an option’s =', ['--trace=x', `--bearer-from=${secret}`]],
    ['behind words that the parser refuses', ['nonsense', secret]],
    ['asking for JSON', ['status', secret, '--json']],
  ])('%s is refused before anything else, and echoed nowhere', async (_, words) => {
    using home = new Home()
    const refused = await run(words, { home })
    expect(refused.code).toBe(2)
    const said = refused.stdout + refused.stderr
    expect(said).toContain('shell history')
    for (const part of secret.split('.')) expect(said).not.toContain(part)
    expect(readdirSync(home.folder)).toEqual([])
  })
})

describe('words that are no command', () => {
  it.each([
    [['nonsense'], /Unknown command/],
    [['token', 'list', '--nonsense'], /Unknown option/],
    [['token'], /Which of its commands/],
  ])('exit with 2: %j', async (words, said) => {
    const refused = await run(words)
    expect([refused.code, refused.stdout]).toEqual([2, ''])
    expect(refused.stderr).toMatch(said)
  })
})

it.each([
  [['help'], /Usage: tokenbench/],
  [['--help'], /Usage: tokenbench/],
  [['help', 'token'], /create/],
  [['token', 'create', '--help'], /--secret-to/],
  [['--version'], /^\d+\.\d+\.\d+\n$/],
])('answers %j on stdout with exit 0', async (words, said) => {
  const helped = await run(words)
  expect([helped.code, helped.stderr]).toEqual([0, ''])
  expect(helped.stdout).toMatch(said)
})

describe('practice', () => {
  it('says in one line of JSON what it serves, until it is told to stop', async () => {
    await using program = Program.start(['practice', '--json'])
    const [line] = await program.waitFor(/^.*\n/)
    const started = JSON.parse(line ?? '')
    expect(started).toMatchObject({
      pid: program.pid,
      atlan: {
        baseUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
        apiToken: {
          id: expect.any(String),
          clientId: expect.stringMatching(/^apikey-/),
          username: expect.stringMatching(/^service-account-apikey-/),
          secret: expect.stringMatching(/^eyJ/),
        },
      },
    })
    const admin = started.atlan.users.find(
      ({ username }: { username: string }) => username === 'conn.admin',
    )
    expect(admin).toMatchObject({
      username: 'conn.admin',
      password: expect.any(String),
      role: '$admin',
      bearer: expect.stringMatching(/^eyJ/),
    })
    expect(admin.adminOf[0]).toEqual({
      guid: expect.any(String),
      qualifiedName: expect.stringMatching(/^default\//),
      name: expect.any(String),
    })
    const answer = await fetch(`${started.atlan.baseUrl}/api/service/whoami`, {
      headers: { authorization: `Bearer ${started.atlan.apiToken.secret}` },
    })
    expect(answer.status).toBe(200)
    program.signal('SIGTERM')
    expect(await program.finished()).toMatchObject({ code: 0, signal: null })
    await expect(fetch(started.atlan.baseUrl)).rejects.toThrow()
  })

  it.each([
    ['a fault that is none', ['--fault', 'nonsense']],
    ['a port that is none', ['--port', '99999']],
    ['a number that is none', ['--latency', 'fast']],
    ['a time that is none', ['--bearer-life', 'long']],
  ])('refuses %s, with exit 2', async (_, flags) => {
    const refused = await run(['practice', '--json', ...flags])
    expect(refused.code, refused.stdout + refused.stderr).toBe(2)
    expect(refused.json().problem.code).not.toBe('internal-error')
  })

  it('says that a port is taken', async () => {
    await using tenant = await Tenant.start()
    const { port } = new URL(tenant.url)
    const refused = await run(['practice', '--json', '--port', port])
    expect([refused.code, refused.json().problem.code]).toEqual([1, 'port-taken'])
  })
})

describe('tour', () => {
  it('does the whole job and gives it as JSON', async () => {
    using home = new Home()
    const tmp = home.makeFolder('tmp')
    const toured = await run(['tour', '--json'], { home, env: { TMPDIR: tmp } })
    expect(toured.code, toured.stderr).toBe(0)
    const { ok, steps, token, connection } = toured.json()
    expect(ok).toBe(true)
    for (const step of steps)
      expect(step).toEqual({
        step: expect.any(String),
        ok: true,
        ms: expect.any(Number),
        note: expect.any(String),
      })
    expect(connection.adminUsers).toContain(token.username)
    expect(connection.adminUsers.length).toBeGreaterThan(1)
    // Nothing stays, neither of the person's nor of the practice tenant's.
    expect(readdirSync(tmp)).toEqual([])
    expect(readdirSync(home.folder)).toEqual(['tmp'])
  })

  it('tells each step as it happens, and no secret', async () => {
    const toured = await run(['tour'])
    expect(toured.code).toBe(0)
    expect(toured.stdout).toContain('Done: “orders-loader” administers development')
    expect(toured.stdout + toured.stderr).not.toMatch(/eyJ/)
  })

  it('ends at once when an option is wrong, with nothing left running', async () => {
    const refused = await run(['tour', '--timeout', 'soon', '--json'], { timeoutMs: 15_000 })
    expect(refused.code).toBe(2)
  })

  it('stops when it is interrupted, and tidies up', async () => {
    using home = new Home()
    const tmp = home.makeFolder('tmp')
    await using program = Program.start(['tour'], { home, env: { TMPDIR: tmp } })
    await program.waitFor('✓ Name')
    program.signal('SIGINT')
    expect((await program.finished()).code).toBe(130)
    expect(readdirSync(tmp)).toEqual([])
  })
})

describe('a trace', () => {
  it('holds every request as a line, and no secret', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    const trace = join(home.folder, 'trace.jsonl')
    const file = join(home.folder, 'new.token')
    const words = ['token', 'create', 'traced', '--secret-to', `file:${file}`, '--yes']
    const env = tenant.signedIn
    const created = await run([...words, '--trace', trace, '--verbose'], { home, env })
    expect(created.code, created.stderr).toBe(0)
    const text = readFileSync(trace, 'utf8')
    const entries = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(entries.map(({ method, path }) => `${method} ${path}`)).toContain(
      'POST /api/service/apikeys',
    )
    for (const secret of [env.TOKENBENCH_TOKEN, readFileSync(file, 'utf8')]) {
      for (const sink of [text, created.stdout, created.stderr]) {
        expect(sink).not.toContain(secret)
        expect(sink).not.toContain(secret.split('.').at(-1))
      }
    }
  })

  it('makes as many calls as the plan said', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    const env = tenant.signedIn
    const words = [
      'token',
      'create',
      'counted',
      '--persona',
      'Data Assets',
      '--secret-to',
      'file:x',
    ]
    const planned = await run([...words, '--dry-run', '--json', '--verbose'], { home, env })
    const created = await run([...words, '--yes', '--json', '--verbose'], { home, env })
    const calls = (stderr: string) => stderr.match(/^(GET|POST|DELETE) /gm)?.length ?? 0
    expect(calls(created.stderr) - calls(planned.stderr)).toBe(planned.json().plan.calls)
  })

  it('is refused before anything is asked when its file cannot be written', async () => {
    await using tenant = await Tenant.start()
    const words = ['token', 'list', '--trace', '/nowhere/x', '--json', '--verbose']
    const refused = await run(words, { env: tenant.signedIn })
    expect([refused.code, refused.json().problem.code]).toEqual([5, 'trace-file'])
  })

  it.runIf(process.platform === 'linux')('that fills the disk loses no new secret', async () => {
    await using tenant = await Tenant.start()
    using home = new Home()
    const file = join(home.folder, 'new.token')
    const words = ['token', 'create', 'kept', '--secret-to', `file:${file}`, '--yes', '--json']
    const created = await run([...words, '--trace', '/dev/full'], { home, env: tenant.signedIn })
    expect(created.code, created.stdout + created.stderr).toBe(0)
    expect(readFileSync(file, 'utf8')).toMatch(/^eyJ/)
  })
})

describe('what a command loads', () => {
  const dist = dirname(mainFile)

  /** The chunks of the bundle that a run of the program evaluated. */
  async function loadedBy(home: Home, words: readonly string[], env: object): Promise<string[]> {
    const coverage = home.makeFolder(`coverage-${words.join('-')}`)
    await run(words, { home, env: { ...env, NODE_V8_COVERAGE: coverage } })
    const urls = readdirSync(coverage).flatMap((file) => {
      const { result } = JSON.parse(readFileSync(join(coverage, file), 'utf8'))
      return result.map(({ url }: { url: string }) => url)
    })
    return urls.filter((url) => url.includes('/dist/')).map((url) => url.split('/').at(-1) ?? '')
  }

  /** The chunks that hold React's renderer, by a text that only it has. */
  const withReact = readdirSync(dist)
    .filter((file) => file.endsWith('.cjs'))
    .filter((file) => readFileSync(join(dist, file), 'utf8').includes('react.suspense'))

  it('is without Ink and React where no screen is shown', async () => {
    expect(withReact.length).toBeGreaterThan(0)
    await using tenant = await Tenant.start()
    using home = new Home()
    writeFileSync(join(home.folder, 'paste'), 'nothing')
    for (const words of [
      ['status'],
      ['token', 'list'],
      ['profile', 'list'],
      ['grant', 'connection-admin', '--bearer-from', 'file:paste'],
      ['tour'],
      ['help'],
    ]) {
      const loaded = await loadedBy(home, words, tenant.signedIn)
      expect(loaded).toContain('main.cjs')
      for (const chunk of withReact) expect(loaded, words.join(' ')).not.toContain(chunk)
    }
  })
})

it('goes on, and tidies up, when nobody reads what it prints', async () => {
  using home = new Home()
  const tmp = home.makeFolder('tmp')
  const child = spawn(process.execPath, [mainFile, 'tour'], {
    env: home.environment({ TMPDIR: tmp }),
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const ended = once(child, 'exit')
  await once(child.stdout, 'data')
  child.stdout.destroy()
  expect(await ended).toEqual([0, null])
  expect(readdirSync(tmp)).toEqual([])
})

it.runIf(existsSync('/dev/full'))('fails when what it prints finds no room', async () => {
  using home = new Home()
  const full = openSync('/dev/full', 'w')
  const child = spawn(process.execPath, [mainFile, 'profile', 'list', '--json'], {
    env: home.environment(),
    stdio: ['ignore', full, 'pipe'],
  })
  closeSync(full)
  const exit = once(child, 'exit')
  const said = child.stderr === null ? '' : await text(child.stderr)
  const [code] = await exit
  expect(code).toBe(1)
  expect(said).toContain('ENOSPC')
})
