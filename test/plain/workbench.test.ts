import { expect, it } from 'vitest'
import { mainFile } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'
import { Terminal } from '../harness/terminal.ts'
import { find } from '../harness/watch.ts'

/** What each choice says, in their order; `<` goes back from those that ask. */
const choices: readonly (readonly [name: string, says: string | RegExp, back?: '<'])[] = [
  ['guided set-up', 'Which Atlan tenant is it?', '<'],
  ['tokens', /nightly-etl[\s\S]*museum-piece/],
  ['personas', 'Marketing Analysts'],
  ['connections', 'default/snowflake/'],
  ['collections', 'My query collection'],
  ['why does it fail?', 'Your answer: ', '<'],
  ['doctor', 'sign-in'],
  ['status', 'you are'],
  ['profiles', 'profile'],
  ['history', 'Nothing was written'],
  ['doubts', 'Nothing is in doubt'],
  ['trace', /number +at[\s\S]*200 +GET \/api\/[\s\S]*trace NUMBER tells all of one/],
  ['support bundle', 'Your answer: ', '<'],
  ['type a command', 'Command, without tokenbench', '<'],
]

it.each([
  ['ACCESSIBLE=1', { ACCESSIBLE: '1' }],
  ['INK_SCREEN_READER=true', { INK_SCREEN_READER: 'true' }],
])('leads by numbers to everything, in plain lines, with %s', async (_, env) => {
  await using tenant = await Tenant.start()
  await using terminal = Terminal.start(process.execPath, [mainFile], {
    cols: 120,
    env: { ...tenant.signedIn, ...env },
  })
  let read = 0
  /** What was said up to there and not heard before. */
  const hear = async (wanted: string | RegExp): Promise<string> => {
    const rest = () => terminal.bytes().slice(read)
    const found = await terminal.until(() => find(wanted, rest()), `no ${wanted}`)
    const said = rest().slice(0, rest().indexOf(found[0] ?? '') + (found[0] ?? '').length)
    read += said.length
    return said
  }
  const asked = 'Your choice: '
  const menu = await hear(asked)
  const listed = [...menu.matchAll(/^\d+\. ([^,.]+)/gm)].map(([, name]) => name)
  expect(listed).toEqual([...choices.map(([name]) => name), 'leave'])
  for (const [index, [, says, back]] of choices.entries()) {
    terminal.type(`${index + 1}\r`)
    await hear(says)
    if (back !== undefined) terminal.type(`${back}\r`)
    await hear(asked)
  }
  terminal.type(`${listed.length}\r`)
  expect(await terminal.exit).toEqual({ code: 0, signal: null })

  // The request to mark pastes moves, erases and colours nothing.
  const sequences = terminal.bytes().match(/\x1b\[[0-9;?]*[A-Za-z]|\x1b[^[]|\x07/g)
  expect(new Set(sequences)).toEqual(new Set(['\x1b[?2004h', '\x1b[?2004l']))
  expect(terminal.bytes()).not.toMatch(/[\u2800-\u28ff◐◓◑◒]/u)
})

it('says that a list which does not come is asked for, and stops it alone with Ctrl-C', async () => {
  await using tenant = await Tenant.start({ faults: ['slow=60000:GET /api/service/apikeys:*'] })
  await using terminal = Terminal.start(process.execPath, [mainFile, '--accessible'], {
    cols: 120,
    env: tenant.signedIn,
  })
  await terminal.waitFor(/15\. leave\.\nYour choice:/)
  terminal.type('2\r')
  await terminal.waitFor('Running token list.')
  if (process.env.TOKENBENCH_SOAK !== undefined)
    await terminal.waitFor(/Still working, 1\d s so far: Running token list\./, {
      timeoutMs: 20_000,
    })
  terminal.press('ctrl-c')
  await terminal.waitFor(/Stopped after [\s\S]*Your choice:/)
  terminal.type('14\r')
  await terminal.waitFor('Command, without tokenbench')
  terminal.type('token list --filter x\r')
  await terminal.waitFor('Running token list --filter x.')
  terminal.press('ctrl-c')
  await terminal.waitFor(/--filter x\.[\s\S]*Stopped after [\s\S]*Your choice:/)
  terminal.type('15\r')
  expect((await terminal.exit).code).toBe(0)
})
