import { expect, it } from 'vitest'
import { mainFile } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'
import { Terminal } from '../harness/terminal.ts'

it('answers wrong input with a sentence, stops at Ctrl-C, leaves at Ctrl-D, and draws nothing', async () => {
  await using tenant = await Tenant.start()
  await using terminal = Terminal.start(process.execPath, [mainFile], {
    env: { ...tenant.signedIn, TERM: 'dumb' },
    rows: 100,
    cols: 100,
  })
  const asked = /Your choice:\s*$/
  await terminal.waitFor(asked)
  for (const [typed, said] of [
    ['99\r', /There is no number 99: the last is \d+\./],
    ['zzz\r', 'Nothing matches “zzz”.'],
    ['\r', 'Nothing was chosen.'],
    ['1,2\r', 'Choose exactly one.'],
  ] as const) {
    terminal.type(typed)
    await terminal.waitFor(said)
    await terminal.waitFor(asked)
  }
  await tenant.control({ faults: ['slow=60000:GET /api:*'] })
  terminal.type('doctor\r')
  await terminal.waitFor('Running doctor.')
  terminal.press('ctrl-c')
  await terminal.waitFor(/Cancelled\.[\s\S]*What would you like to do\?[\s\S]*Your choice:\s*$/)
  await tenant.control({ faults: [] })
  terminal.type('type a command\r')
  await terminal.waitFor(/Your answer:\s*$/)
  terminal.type('token delete legacy-sync\r')
  await terminal.waitFor(/Type legacy-sync to do it[^\n]*:\s*$/i)
  // Which leaves the job, and then the workbench.
  terminal.press('ctrl-d')
  await terminal.waitFor(/delete legacy-sync[\s\S]*Cancelled\.[\s\S]*Your choice:\s*$/)
  terminal.press('ctrl-d')
  expect((await terminal.exit).code).toBe(130)
  expect(await tenant.tokensNamed('legacy-sync')).toHaveLength(1)
  expect(terminal.bytes()).not.toMatch(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/)
})
