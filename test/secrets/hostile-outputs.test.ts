import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { organisation } from '../axiom/organisation.ts'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import type { Finished } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'
import { acting, giveHostileNames, hostileNames } from './hostile-names.ts'
import { giveHostileNamesOnAxiom } from './hostile-names-axiom.ts'
import { commandsIn, wordsOf } from './printed-commands.ts'

const names = Object.values(hostileNames)
/** Every name in every place is for soak; all stand in every list anyway. */
const some =
  process.env.TOKENBENCH_SOAK === undefined ? names.filter((_, at) => at % 4 === 1) : names
const title = hostileNames['set the title'] ?? ''

/** Runs each as text and as JSON; gives what the JSON says to run next. */
async function lookAt(
  run: (words: readonly string[]) => Promise<Finished>,
  lines: readonly (readonly string[])[],
): Promise<{ readonly printed: string; readonly commands: readonly string[] }> {
  const printed: string[] = []
  const commands: string[] = []
  for (const words of lines)
    for (const json of [[], ['--json']]) {
      const { stdout, stderr } = await run([...words, ...json])
      for (const text of [stdout, stderr])
        expect(acting.exec(text)?.[0], `${words.join(' ')}: ${text.slice(0, 200)}`).toBe(undefined)
      printed.push(stdout, stderr)
      if (json.length > 0) commands.push(...commandsIn(JSON.parse(stdout)))
    }
  return { printed: printed.join('\n'), commands }
}

/** Each by what is harmless in it. */
function expectSeen(printed: string): void {
  for (const seen of ['clip⟨U+001B⟩', 'title⟨U+001B⟩', 'invoice⟨U+202E⟩', 'good⟨U+000D⟩', 'café'])
    expect(printed).toContain(seen)
}

it('acts in no output on Atlan, and in no command that is printed there', async () => {
  await using tenant = await Tenant.start()
  await giveHostileNames(tenant)
  using home = new Home()
  const run = (words: readonly string[], stdin = '') =>
    runInProcess(words, { home, env: tenant.signedIn, stdin })
  const bundle = join(home.folder, 'bundle.json')
  // Written, so that the journal has the names, too.
  for (const name of [title, ...names.slice(0, 3)])
    await run(['token', 'update', name, '--description', name, '--yes'])
  const { printed, commands } = await lookAt(run, [
    ...some.flatMap((name) => [
      ['token', 'show', name],
      ['token', 'explain', name],
      ['persona', 'show', name],
      ['connection', 'show', name],
      ['token', 'delete', name, '--dry-run'],
      ['token', 'create', name, '--dry-run', '--secret-to', 'file:no/where'],
    ]),
    ['access', names[1] ?? ''],
    ['token', 'diff', names[1] ?? '', names[2] ?? ''],
    ['token', 'delete', ...names, '--dry-run'],
    ['token', 'list'],
    ['persona', 'list'],
    ['connection', 'list'],
    ['collection', 'list'],
    ['history'],
    ['doubts'],
    ['doctor'],
    ['doctor', '--bundle', bundle, '--with-names'],
    ['status', '--profile', `no${title}`],
  ])
  expectSeen(printed)
  expect(acting.exec(readFileSync(bundle, 'utf8'))?.[0]).toBe(undefined)
  const words = await wordsOf(commands, home.folder)
  expect(words.length).toBe(commands.length)
  expect(words.length).toBeGreaterThan(2)
  expect(words.flat().filter((word) => acting.test(word))).toEqual([])

  const pasted = names.map((name) => `HTTP/1.1 403 ${name}\n\n{"message":"${name}"}`)
  for (const text of pasted) {
    const { stdout, stderr } = await run(['explain', '--from', 'stdin'], text)
    expect(acting.exec(stdout + stderr)?.[0]).toBe(undefined)
  }
})

it('acts in no output on Axiom, and in no command that is printed there', async () => {
  const axiom = await organisation()
  await giveHostileNamesOnAxiom(axiom.practice)
  const tokens = await axiom.tokens()
  const ids = tokens.filter(({ name }) => names.includes(name)).map(({ id }) => id)
  expect(ids.length).toBe(names.length)
  const [first = '', second = ''] = ids
  const { printed, commands } = await lookAt(axiom.run, [
    ...some.map((name) => ['token', 'show', name]),
    ...some.map((name) => ['token', 'explain', name]),
    ...some.map((name) => ['token', 'delete', name, '--dry-run']),
    ['token', 'diff', first, second],
    ['token', 'rotate', first, '--leaked', '--dry-run', '--secret-to', 'file:no/where'],
    ['token', 'create', names[1] ?? '', '--like', first, '--dry-run', '--secret-to', 'file:x'],
    ['token', 'create', 'x', '--view', `${names[1]}:query=r`, '--dry-run', '--secret-to', 'file:x'],
    ['token', 'delete', ...ids, '--dry-run'],
    ['token', 'list'],
    ['dataset', 'list'],
    ['view', 'list'],
    ['capabilities'],
    ['status'],
    ['doctor'],
    ['history'],
  ])
  expectSeen(printed)
  expect((await wordsOf(commands, axiom.home.folder)).length).toBe(commands.length)
  const line = 'tokenbench token show '
  const { stdout } = await axiom.run(['__complete', 'bash', '', line])
  expect(acting.exec(stdout)?.[0]).toBe(undefined)
})
