import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { mainFile, run } from '../harness/program.ts'
import { countingRoad } from '../harness/road.ts'
import { Tenant } from '../harness/tenant.ts'
import { Terminal } from '../harness/terminal.ts'
import { goTo, openWorkbench } from './open.ts'

const restored = { cursorVisible: true, alternateScreen: false, bracketedPaste: false }

it('goes by keys from the first screen to a token, changes it, and comes back to it as it is now', async () => {
  await using tenant = await Tenant.start()
  await using terminal = await openWorkbench(tenant)
  await goTo(terminal, 'tokens', /name +expires/)
  terminal.type('/')
  await terminal.waitFor('Filter:')
  terminal.type('catalog')
  await terminal.waitFor('1 fits the filter')
  terminal.press('enter')
  await terminal.waitFor('esc clear the filter')
  terminal.press('enter')
  await terminal.waitFor('What can be done')
  await terminal.waitFor('none: it reaches only')

  terminal.type('p')
  await terminal.waitFor('[ ] Data Assets')
  terminal.type('Assets')
  await terminal.waitFor('match the filter')
  terminal.press('tab')
  await terminal.waitFor('[x] Data Assets')
  terminal.press('enter')
  await terminal.waitFor('enter do it')
  terminal.press('enter')
  await terminal.waitFor('The same without the wizard')
  await terminal.waitFor(/persona link .*--token/)
  terminal.press('enter')
  await terminal.waitFor(/Data Assets +default\//)

  const [token] = await tenant.tokensNamed('catalog-sync')
  expect(token?.attributes.personaQualifiedName).toContain('default/')
  terminal.press('esc')
  await terminal.waitFor(/catalog-sync .*Data Assets/)
})

it('deletes what is selected, also behind a filter, once their number is typed', async () => {
  await using tenant = await Tenant.start()
  await using terminal = await openWorkbench(tenant)
  await goTo(terminal, 'tokens', /name +expires/)
  terminal.press('space')
  await terminal.waitFor('1 selected')
  terminal.press('space')
  await terminal.waitFor('2 selected')
  terminal.type('/')
  await terminal.waitFor('Filter:')
  terminal.type('airflow')
  await terminal.waitFor('1 fits the filter')
  terminal.press('enter')
  await terminal.waitFor('enter act on 2')
  terminal.press('enter')
  await terminal.waitFor('“old-exporter”, “copied-from-the-docs”')
  terminal.type('D')
  await terminal.waitFor('Type  2  to do it')
  terminal.press('esc')
  await terminal.waitFor('delete for good')
  expect(await tenant.tokensNamed('old-exporter')).toHaveLength(1)
  terminal.type('D')
  await terminal.waitFor('Type  2  to do it')
  terminal.type('2')
  await terminal.waitFor('❯ 2')
  terminal.press('enter')
  await terminal.waitFor('tokenbench token delete')
  expect(await tenant.tokensNamed('old-exporter')).toEqual([])
  expect(await tenant.tokensNamed('copied-from-the-docs')).toEqual([])
  expect(await tenant.tokensNamed('airflow-prod')).toHaveLength(1)
})

it('draws the first tokens after one answer; the names of their personas follow', async () => {
  await using tenant = await Tenant.start()
  const road = await countingRoad(tenant.url)
  await using terminal = await openWorkbench(tenant, {
    env: { TOKENBENCH_URL: road.url },
    cols: 120,
  })
  await tenant.control({ faults: ['slow=60000:POST /api/meta/search:1'] })
  const before = road.answered()
  await goTo(terminal, 'tokens', /name +expires/)
  await terminal.waitFor(/soda-checks .* … /)
  expect(road.answered() - before).toBe(1)
  terminal.press('ctrl-c')
  await terminal.waitFor('Stopped')
  terminal.type('r')
  await terminal.waitForGone('… ')
  terminal.type('/')
  terminal.type('Data Assets')
  await terminal.waitFor(/nightly-etl .* Data Assets/)
  road.close()
})

it('stops a list that does not come with Ctrl-C, and leaves with the next one', async () => {
  await using tenant = await Tenant.start()
  await using terminal = await openWorkbench(tenant)
  await tenant.control({ faults: ['slow=60000:GET /api/service/apikeys:*'] })
  await goTo(terminal, 'tokens', 'Asking for the tokens')
  await terminal.waitFor('ctrl-c stop')
  terminal.press('ctrl-c')
  await terminal.waitFor('Stopped before anything came')
  terminal.press('ctrl-c')
  expect(await terminal.exit).toEqual({ code: 130, signal: null })
  expect(terminal.modes()).toEqual(restored)
})

it('runs any command in the palette, and opens the objects that it names', async () => {
  await using tenant = await Tenant.start()
  await using terminal = await openWorkbench(tenant, { cols: 120, rows: 40 })
  terminal.type(':')
  await terminal.waitFor('enter run')
  terminal.type('persona list')
  await terminal.waitFor('❯ persona list')
  terminal.press('enter')
  await terminal.waitFor(/Open\n.*❯ Daily Finance/)
  terminal.press('enter')
  await terminal.waitFor('group finance_admins')
})

it('says in the header who one is while a typed command asks, too', async () => {
  await using tenant = await Tenant.start()
  await using terminal = await openWorkbench(tenant)
  terminal.type(':')
  await terminal.waitFor('enter run')
  terminal.type('token delete old-exporter')
  await terminal.waitFor('❯ token delete old-exporter')
  terminal.press('enter')
  await terminal.waitFor(/as service-account-apikey-\w{4}…\n[\s\S]*Type {2}old-exporter/)
})

it('offers set-up and practice to somebody new, and practises without leaving', async () => {
  using home = new Home()
  await using terminal = Terminal.start(process.execPath, [mainFile], { home, cols: 100, rows: 30 })
  await terminal.waitFor(/Welcome[\s\S]*r refresh/)
  terminal.press('down')
  await terminal.waitFor('❯ practise first')
  terminal.press('enter')
  await terminal.waitFor('PRACTICE')
  terminal.resize(50, 10)
  await terminal.waitFor('too small')
  terminal.resize(80, 24)
  await terminal.waitFor('What needs attention')
  terminal.press('enter')
  await terminal.waitFor('How do you sign in')
  terminal.press('esc')
  await terminal.waitFor('Which Atlan tenant is it?')
  terminal.press('esc')
  await terminal.waitFor('Nothing here is real')
})

it('offers the same places as numbered lines where a full screen is not wanted', async () => {
  await using tenant = await Tenant.start()
  const env = tenant.signedIn
  const said = await run(['--accessible'], {
    env,
    stdin: 'personas\ntype a command\nstatus\nleave\n',
  })
  expect(said.code, said.stderr).toBe(0)
  expect(said.stdout).toContain('Marketing Analysts  reads 2 connections')
  expect(said.stdout).toContain('you are')
  expect(said.stdout).not.toContain('\x1b')
})
