import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import { run } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'

let tenant: Tenant
beforeAll(async () => {
  tenant = await Tenant.start()
})
afterAll(() => tenant[Symbol.asyncDispose]())

const script = (lines: readonly string[], words: readonly string[] = [], home?: Home) =>
  runInProcess(['repl', ...words], {
    stdin: lines.map((line) => `${line}\n`).join(''),
    env: tenant.signedIn,
    ...(home === undefined ? {} : { home }),
  })

const documents = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('lines on standard input', () => {
  it('are run one after the other; comments and empty lines are none', async () => {
    const ran = await script(['# who am I', '', '  ', 'status', `tokenbench persona list # all`])
    expect([ran.code, ran.stderr]).toEqual([0, ''])
    expect(ran.stdout).toContain('you are')
    expect(ran.stdout).toContain('Data Assets')
  })

  it('stop at the first failure, with its exit code', async () => {
    const ran = await script(['token show nobody', 'status'])
    expect([ran.code, ran.stdout]).toEqual([3, ''])
    expect(ran.stderr).toContain('Line 1 ended with exit code 3.')
  })

  it('go on if told to, and exit with the code of the first failure', async () => {
    const ran = await script(['token show nobody', 'nonsense', 'status'], ['--keep-going'])
    expect(ran.code).toBe(3)
    expect(ran.stdout).toContain('you are')
  })

  it('are not stopped by what was looked for and found', async () => {
    const ran = await script(['token list --expiring 3000', 'use'])
    expect([ran.code, ran.stderr]).toEqual([0, ''])
    expect(ran.stdout).toContain('No profile is in use here')
  })

  it('end where a line says exit', async () => {
    const ran = await script(['exit', 'nonsense'])
    expect([ran.code, ran.stdout, ran.stderr]).toEqual([0, '', ''])
  })

  it('give one document each with --json, problems and help, too', async () => {
    const lines = ['status', 'nonsense', `token show 'a`, 'help token', 'persona list']
    const ran = await script(lines, ['--json', '--keep-going'])
    expect(ran.code).toBe(2)
    const [status, ...others] = documents(ran.stdout)
    expect(status.identity.kind).toBe('api-token')
    expect(others.map(Object.keys)).toEqual([
      ['problem'],
      ['problem'],
      ['help'],
      ['personas', 'total'],
    ])
  })

  it('are told the page of the command that they come close to, and ? is help', async () => {
    const ran = await script(['token list --srot name', '? token show'], ['--keep-going'])
    expect(ran.stderr).toContain("Unknown option '--srot' (Did you mean --sort?)")
    expect(ran.stderr).toContain('tokenbench help token list')
    expect(ran.stdout).toContain('Usage: tokenbench token show REF')
  })

  it('give JSON only where a line asks for it', async () => {
    const ran = await script(
      ['status --json', 'token show nobody --json', 'status'],
      ['--keep-going'],
    )
    const [first, second, third = ''] = ran.stdout.split('\n')
    expect(JSON.parse(first ?? '')).toHaveProperty('identity')
    expect(JSON.parse(second ?? '')).toHaveProperty('problem')
    expect(third).toMatch(/^profile/)
  })

  it('write what they would write as processes, and confirm nothing by themselves', async () => {
    using home = new Home()
    const file = join(home.folder, 'new.token')
    const create = `token create 'from a script' --secret-to 'file:${file}'`
    const refused = await script([create], [], home)
    expect(refused.code).toBe(5)
    expect(await tenant.tokensNamed('from a script')).toEqual([])
    const ran = await script(
      [`${create} --yes`, `token delete 'from a script' --yes='from a script'`],
      ['--json'],
      home,
    )
    expect(ran.code, ran.stdout).toBe(0)
    expect(documents(ran.stdout).map(({ outcomes }) => outcomes[0].state)).toEqual(['done', 'done'])
  })

  it('cannot read a secret from standard input, which carries them', async () => {
    const ran = await script(['capture --from stdin', 'curl'], ['--json'])
    expect(ran.code).toBe(2)
    expect(documents(ran.stdout)).toMatchObject([{ problem: { code: 'stdin-is-script' } }])
  })

  it('are refused where one holds a secret, and it is echoed nowhere', async () => {
    const { secret } = tenant.practice.atlan.apiToken
    const ran = await script([`token create ${secret}`])
    expect(ran.code).toBe(2)
    expect(ran.stderr).toContain('That line holds a token')
    expect(ran.stdout + ran.stderr).not.toContain(secret.slice(10, 30))
  })

  it.each([
    ['repl', 'already-at-prompt'],
    ['token list | head', 'line-needs-shell'],
    ['token list > file', 'line-needs-shell'],
    [`token show "a`, 'line-unfinished'],
  ])('say what is wrong with %j', async (line, code) => {
    const ran = await script([line], ['--json'])
    expect([ran.code, documents(ran.stdout)[0].problem.code]).toEqual([2, code])
  })
})

describe('the profile of a prompt', () => {
  const withProfiles = async (lines: readonly string[]) => {
    using home = new Home()
    const env = { ACME_TOKEN: tenant.practice.atlan.apiToken.secret }
    const add = (name: string) => [
      ...['profile', 'add', name, '--provider', 'atlan', '--url', tenant.url],
      ...['--credential-from', 'env:ACME_TOKEN', '--store', 'reference'],
    ]
    for (const name of ['one', 'two'])
      expect((await runInProcess(add(name), { home, env })).code).toBe(0)
    const stdin = lines.join('\n')
    const ran = await runInProcess(['repl', '--json', '--keep-going'], { home, env, stdin })
    return documents(ran.stdout)
  }

  it('stays the one it began with, whatever becomes the default', async () => {
    const [used, status] = await withProfiles(['profile use two', 'status'])
    expect(used).toMatchObject({ name: 'two', default: true })
    expect(status.profile).toBe('one')
  })

  it('is another one for a line that says so', async () => {
    const said = await withProfiles(['status --profile two', 'status', 'status --url x'])
    expect(said.slice(0, 2).map(({ profile }) => profile)).toEqual(['two', 'one'])
    expect(said[2].problem.code).not.toBe('profile-and-url')
  })

  it('changes with use', async () => {
    const said = await withProfiles(['use two', 'status', 'use three', 'use', 'profile list'])
    expect(said[1].profile).toBe('two')
    expect(said[2].problem.code).toBe('profile-not-found')
    expect(said[3]).toEqual({ profile: 'two' })
    expect(said[4].profiles).toMatchObject([{ default: true }, { default: false }])
  })
})

it('lists and takes back what was written, whichever profile a prompt works with', async () => {
  await using other = await Tenant.start()
  using home = new Home()
  const env = { ONE: tenant.signedIn.TOKENBENCH_TOKEN, TWO: other.signedIn.TOKENBENCH_TOKEN }
  const add = (name: string, url: string, from: string) =>
    `profile add ${name} --url ${url} --credential-from env:${from} --store reference`
  const file = `file:${join(home.makeFolder('.'), 'new.token')}`
  const lines = [
    add('one', tenant.url, 'ONE'),
    add('two', other.url, 'TWO'),
    `token create elsewhere --profile two --yes --secret-to '${file}'`,
    'use one',
    'history',
  ]
  const prompt = (lines: readonly string[], words: readonly string[] = []) =>
    runInProcess(['repl', '--json', ...words], { home, env, stdin: lines.join('\n') })
  const listed = documents((await prompt(lines)).stdout).at(-1)
  expect(listed).toMatchObject({ total: 1, history: [{ profile: 'two' }] })
  const undo = `undo ${listed.history[0].id} --yes=elsewhere`
  expect((await prompt([`${undo} --profile one`])).code).toBe(2)
  expect(await other.tokensNamed('elsewhere')).toHaveLength(1)
  const undone = await prompt([undo], ['--profile', 'one'])
  expect(undone.code, undone.stdout).toBe(0)
  expect(await other.tokensNamed('elsewhere')).toEqual([])
})

it('stays on its practice tenant in lines with options of their own', async () => {
  const options = ['', '--timeout 9s', '--practice --rate none', '']
  const ran = await runInProcess(['repl', '--practice', '--json'], {
    stdin: options.map((said) => `status ${said}\n`).join(''),
  })
  expect(ran.code, ran.stderr).toBe(0)
  const [first, ...others] = documents(ran.stdout).map(({ baseUrl }) => baseUrl)
  expect(others).toEqual([first, first, first])
})

it('runs as a process, on the built-in practice tenant', async () => {
  const ran = await run(['repl', '--practice'], { stdin: 'status\nuse nobody\nstatus\n' })
  expect(ran.code).toBe(3)
  expect(ran.stdout.match(/you are/g)).toHaveLength(1)
})
