import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { Tenant } from '../harness/tenant.ts'
import { goTo, openWorkbench } from './open.ts'
import { cursorRow, moved } from './walking.ts'

const soak = process.env.TOKENBENCH_SOAK !== undefined
const count = soak ? 100_000 : 2_000
const said = count.toLocaleString('en')
const patient = { timeoutMs: soak ? 240_000 : 30_000 }

it(`answers keys while ${said} rows arrive, and filters, goes and selects among all of them`, async () => {
  await using tenant = await Tenant.start({ objects: count, latencyMs: soak ? 0 : 40 })
  await using terminal = await openWorkbench(tenant, { cols: 120, rows: 40 })
  await goTo(terminal, 'tokens', `of ${said} so far`)
  await moved(terminal, 'down')
  const [, chosen = ''] = /❯ {2,}(?:\W +)?(\S+)/.exec(cursorRow(terminal)) ?? []
  terminal.press('space')
  await terminal.waitFor('1 selected')
  terminal.type('/')
  await terminal.waitFor('Filter:')
  terminal.type('a')
  await terminal.waitFor(/so far · [\d,]+ fits? the filter/)
  terminal.press('esc')
  await terminal.waitForGone('Filter:')
  expect(terminal.screen()).toContain('so far')

  await terminal.waitFor(new RegExp(`^ Tokens {2}${said} · `, 'm'), patient)
  await terminal.waitFor('1 selected')
  terminal.type('G')
  // Of all tokens it lasts the longest. Its row widens with what is seen around it.
  const isLast = (): boolean => cursorRow(terminal).includes('museum-piece')
  await terminal.until(() => isLast() || undefined, 'no end')
  terminal.press('down')
  terminal.press('pagedown')
  terminal.press('up')
  await terminal.until(() => !isLast() || undefined, 'up does not move')
  terminal.press('down')
  await terminal.until(() => isLast() || undefined, 'that was not the last')
  terminal.type('/')
  await terminal.waitFor('Filter:')
  terminal.type(chosen)
  await terminal.waitFor(new RegExp(`^ [❯ ]\\*. ${chosen} `, 'm'))
  if (soak) expect(residentMegabytes(terminal.pid)).toBeLessThan(250)
}, 300_000)

it('keeps the rows that came when the rest does not, and asks for all of them again', async () => {
  await using tenant = await Tenant.start({ objects: 1_000, latencyMs: 60 })
  await using terminal = await openWorkbench(tenant, { cols: 120 })
  await goTo(terminal, 'tokens', 'of 1,000 so far')
  await tenant.control({ faults: ['status=403:GET /api/service/apikeys:*'] })
  await terminal.waitFor(
    'answered 403: this account has no right to list the tokens. r tries again.',
  )
  await terminal.waitFor(/Tokens {2}[\d,]+ of 1,000 so far/)
  await tenant.control({ faults: [], latencyMs: 0 })
  terminal.type('r')
  await terminal.waitFor(/^ Tokens {2}1,000 · /m)

  await tenant.control({ latencyMs: 60 })
  terminal.type('r')
  await terminal.waitFor('so far')
  terminal.press('ctrl-c')
  await terminal.waitFor('Stopped: this is not all there is. r asks again.')
})

it('goes on to the last row while the names of personas are awaited, and without them', async () => {
  await using tenant = await Tenant.start({ objects: 1_000 })
  await using terminal = await openWorkbench(tenant, { cols: 120 })
  await tenant.control({ faults: ['slow=60000:POST /api/meta/search:*'] })
  await goTo(terminal, 'tokens', /^ Tokens {2}1,000 · /m)
  await tenant.control({ faults: ['garbage:POST /api/meta/search:*'] })
  terminal.type('r')
  await terminal.waitFor(/ The names of personas were not read: .*\n?.* r tries again\./)
  await terminal.waitFor(/^ Tokens {2}1,000 · /m)
  await terminal.waitFor(/ not read {2}/)
  await tenant.control({ faults: [] })
  terminal.type('r')
  await terminal.waitForGone('not read')
  await terminal.waitForGone('…  ')
})

/** What Linux counts as held in memory by the process. */
function residentMegabytes(pid: number): number {
  const [, kilobytes] =
    /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}
