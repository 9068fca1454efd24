import { expect, it } from 'vitest'
import { startPractice } from '#src/practice/start.ts'
import { Home } from '../harness/home.ts'
import { mainFile, run } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'
import { Terminal } from '../harness/terminal.ts'
import { goTo, openWorkbench } from '../workbench/open.ts'
import { brought, giveHostileNames, hostileNames } from './hostile-names.ts'
import { giveHostileNamesOnAxiom } from './hostile-names-axiom.ts'

const size = { rows: 50, cols: 120 }
const title = hostileNames['set the title'] ?? ''

/** From the list of tokens to the page of the one whose name sets the title of a window. */
async function openHostileToken(terminal: Terminal): Promise<void> {
  terminal.type('/')
  await terminal.waitFor('Filter:')
  terminal.type('title')
  await terminal.waitFor('1 fits the filter')
  terminal.press('enter')
  await terminal.waitFor('esc clear the filter')
  terminal.press('enter')
  await terminal.waitFor('What can be done')
}

it('acts on no screen of the workbench at Atlan', async () => {
  await using tenant = await Tenant.start()
  await giveHostileNames(tenant)
  using home = new Home()
  const update = ['token', 'update', title, '--description', title, '--yes']
  expect((await run(update, { home, env: tenant.signedIn })).code).toBe(0)
  await using terminal = await openWorkbench(tenant, { home, ...size })
  await goTo(terminal, 'connections', 'invoice⟨U+202E⟩')
  await goTo(terminal, 'history', /title⟨U\+001B⟩/)
  await goTo(terminal, 'tokens', 'invoice⟨U+202E⟩')
  await openHostileToken(terminal)
  expect(brought.exec(terminal.bytes())?.[0]).toBe(undefined)
})

it('acts on no screen of the workbench at Axiom', async () => {
  await using practice = await startedPractice()
  const { baseUrl, orgId, personalAccessToken } = practice.axiom
  using home = new Home()
  const env = {
    TOKENBENCH_PROVIDER: 'axiom',
    TOKENBENCH_URL: baseUrl,
    TOKENBENCH_ORG_ID: orgId,
    TOKENBENCH_TOKEN: personalAccessToken,
  }
  await using terminal = Terminal.start(process.execPath, [mainFile], { home, env, ...size })
  await terminal.waitFor('What would you like to do?')
  await goTo(terminal, 'datasets', 'invoice⟨U+202E⟩')
  await goTo(terminal, 'views', 'invoice⟨U+202E⟩')
  await goTo(terminal, 'tokens', 'invoice⟨U+202E⟩')
  await openHostileToken(terminal)
  expect(brought.exec(terminal.bytes())?.[0]).toBe(undefined)
})

it('acts at no prompt', async () => {
  await using tenant = await Tenant.start()
  await giveHostileNames(tenant)
  await using terminal = Terminal.start(process.execPath, [mainFile, 'repl', '--color', 'never'], {
    env: tenant.signedIn,
    ...size,
  })
  await terminal.waitFor('tokenbench>')
  terminal.type('connection list --filter invoice\r')
  await terminal.waitFor('invoice⟨U+202E⟩gnp')
  terminal.type('token show nightly')
  terminal.press('tab')
  await terminal.waitFor('token show nightly-etl')
  terminal.press('ctrl-u')
  await terminal.paste(`token show ${title}`)
  // What a paste brings besides characters is not taken.
  await terminal.waitFor('token show title]0;owned')
  expect(brought.exec(terminal.bytes().replaceAll('\r\n', '\n'))?.[0]).toBe(undefined)
})

async function startedPractice() {
  const practice = await startPractice()
  await giveHostileNamesOnAxiom(practice)
  return { axiom: practice.axiom, [Symbol.asyncDispose]: () => practice.close() }
}
