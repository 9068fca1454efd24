import { join } from 'node:path'
import type { Command } from 'commander'
import { expect, it } from 'vitest'
import { shellWords } from '#src/domain/shell-words.ts'
import { buildProgram } from '#src/frontends/commands/program.ts'
import { mainFile } from '../harness/program.ts'
import { Terminal } from '../harness/terminal.ts'
import { startPlainSetUp } from '../main-job/plain-set-up.ts'
import { Wizard } from '../main-job/wizard.ts'
import { goTo } from '../workbench/open.ts'
import { Canary } from './canary.ts'
import { atlanRuns, axiomRuns } from './canary-runs.ts'
import { filesIn } from './kept.ts'

/** Every command by its words, without those that only group others. */
function commandsOf(command: Command, path: readonly string[] = []): string[] {
  if (command.commands.length === 0) return [path.join(' ')]
  return command.commands.flatMap((child) => commandsOf(child, [...path, child.name()]))
}

it('leaves no piece of a secret anywhere, whatever is run', { timeout: 240_000 }, async () => {
  await using canary = await Canary.start()
  const { home } = canary
  const trace = ['--verbose', '--trace', join(home.folder, 'trace')]
  const said: string[] = []
  const soaked = process.env.TOKENBENCH_SOAK !== undefined
  for (const { words, code, stdin, isProcess } of [...atlanRuns(canary), ...axiomRuns(canary)]) {
    const line = typeof words === 'string' ? words : await words()
    const given = shellWords(line).map(({ text }) => text)
    const way = isProcess || soaked ? 'process' : 'here'
    const ended = await canary.run(beforeRest(given, trace), way, stdin)
    expect.soft([line, ended.code], ended.stdout + ended.stderr).toEqual([line, code])
    said.push(line)
  }
  const all = commandsOf(buildProgram(() => () => {}, '0')).filter(
    (command) => !servesOthers.has(command),
  )
  const unrun = all.filter((command) => !said.some((line) => `${line} `.startsWith(`${command} `)))
  expect(unrun).toEqual([])

  expect(canary.recorded()).toBeGreaterThan(4)
  expect(canary.leaks()).toEqual([])
  expect(canary.leaksOnPurpose().length).toBeGreaterThan(10)
  const forgotten = await canary.run(['forget', '--yes'], 'process')
  expect(forgotten.code, forgotten.stderr).toBe(0)
  expect(filesIn(home.state)).toEqual([])
})

/** The shell asks it for words that can stand next; tested with the prompt. */
const servesOthers = new Set(['__complete'])

it('quotes no secret where a tenant is in trouble', async () => {
  await using canary = await Canary.start()
  const { tenant } = canary
  const add = ['profile', 'add', 'acme', '--url', tenant.url]
  const token = ['--credential-from', canary.from('the API token')]
  expect((await canary.run([...add, ...token])).code).toBe(0)
  await tenant.control({ faults: ['garbage:GET /api:*', 'status=500:POST /api:*'] })
  for (const line of ['status', 'token list --json', 'persona list', 'access nightly-etl']) {
    const ended = await canary.run([...line.split(' '), '--verbose'])
    expect(ended.code, line).not.toBe(0)
    expect(ended.stderr, line).toMatch(/(?:GET|POST) \/api.* → (?:200|500)/)
  }
  expect(canary.leaks()).toEqual([])
})

it('leaves none behind the guided set-up, full screen', { timeout: 60_000 }, async () => {
  await using canary = await Canary.start()
  const { tenant, home, passphrase } = canary
  const env = { ...canary.environment, TOKENBENCH_VAULT_KEY: 'passphrase' }
  const from = canary.from('the passphrase')
  const add = ['profile', 'add', 'acme', '--url', tenant.url, '--vault-key', 'passphrase']
  const credential = ['--credential-from', canary.from('the API token')]
  const added = await canary.run([...add, ...credential, '--passphrase-from', from])
  expect(added.code, added.stderr).toBe(0)

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
  canary.see('the screen, its title and its clipboard', terminal.bytes())
  canary.knowFile(join(home.folder, 'from-the-wizard.token'))
  expect(canary.leaks()).toEqual([])
})

it('leaves none behind the guided set-up in plain lines', { timeout: 60_000 }, async () => {
  await using canary = await Canary.start()
  const { tenant, home } = canary
  const file = join(home.folder, 'plain.token')
  const env = { ...canary.environment, TOKENBENCH_VAULT_KEY: 'none' }
  await using terminal = await startPlainSetUp(tenant, home, { env })
  const answers: readonly (readonly [RegExp, string])[] = [
    [/What is the new token called\?/, 'plain'],
    [/What is “plain” for\?/, 'x'],
    [/How long should it live\?[\s\S]*Your choice:\s*$/, '2'],
    [/2\. Data Assets[\s\S]*Your choice:\s*$/, 'data assets'],
    [/Where shall the secret[\s\S]*Your choice:\s*$/, 'a file'],
    [/File:[\s\S]*Your answer:\s*$/, file],
    [/also administer connections\?[\s\S]*Your choice:\s*$/, '1'],
  ]
  for (const [question, answer] of answers) {
    await terminal.waitFor(question)
    terminal.type(`${answer}\r`)
  }
  await terminal.waitFor('Borrow the browser sign-in')
  await terminal.paste(await tenant.practice.copyAsCurl('conn.admin'))
  await terminal.waitFor('conn.admin, a person')
  terminal.press('enter')
  const [, number] = await terminal.waitFor(/(\d+)\. development, snowflake[\s\S]*Your choice:\s*$/)
  terminal.type(`${number}\r`)
  await terminal.waitFor('to do it')
  terminal.type('yes\r')
  await terminal.waitFor('The same as a command', { timeoutMs: 30_000 })
  canary.see('the lines', terminal.bytes())
  canary.knowFile(file)
  expect(canary.leaks()).toEqual([])
})

it('leaves none behind a walk through the workbench', { timeout: 60_000 }, async () => {
  await using canary = await Canary.start()
  const { tenant, home } = canary
  const add = ['profile', 'add', 'acme', '--url', tenant.url]
  const token = ['--credential-from', canary.from('the API token')]
  expect((await canary.run([...add, ...token])).code).toBe(0)
  await using terminal = Terminal.start(process.execPath, [mainFile], {
    home,
    rows: 40,
    cols: 120,
    env: canary.environment,
  })
  await terminal.waitFor('r refresh')
  await goTo(terminal, 'tokens', /name +expires/)
  terminal.press('enter')
  await terminal.waitFor('What can be done')
  await goTo(terminal, 'trace', '/api/service/apikeys')
  terminal.type(':')
  await terminal.waitFor('enter run')
  // What is pasted where no secret belongs is not drawn.
  await terminal.paste(tenant.practice.atlan.apiToken.secret)
  await terminal.waitFor(/❯ •+/)
  terminal.press('esc')
  await terminal.waitForGone('enter run')
  terminal.press('ctrl-c')
  expect((await terminal.exit).signal).toBe(null)
  canary.see('the frames', terminal.bytes())
  expect(canary.leaks()).toEqual([])
})

/** The words with more of ours, before what is the words of another program. */
function beforeRest(words: readonly string[], more: readonly string[]): string[] {
  const end = words.indexOf('--')
  return end === -1 ? [...words, ...more] : [...words.slice(0, end), ...more, ...words.slice(end)]
}
