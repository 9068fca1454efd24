import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { Home } from '../../test/harness/home.ts'
import { Terminal } from '../../test/harness/terminal.ts'
import { goTo } from '../../test/workbench/open.ts'
import { type Figure, median, middle, p95 } from './figure.ts'
import { megabytes, program, serve } from './tenant.ts'

/** What the kernel counts processor time in, a second. */
const ticksPerSecond = 100
const idleSeconds = 10

/** The first screen, and the workbench while nobody does anything. */
export async function workbench(home: string): Promise<Figure[]> {
  const baseline = median(9, () => {
    const started = performance.now()
    spawnSync(process.execPath, ['-e', '0'], { stdio: 'ignore' })
    return performance.now() - started
  })
  const tenant = await serve(home, [])
  try {
    const first: number[] = []
    // One home: the first start makes it, the second keeps what it compiled, all others find that.
    using own = new Home()
    for (let round = 0; round < 13; round += 1) {
      const started = performance.now()
      await using terminal = open(own, tenant)
      await terminal.waitFor('Go to')
      if (round > 1) first.push(performance.now() - started)
      // What was compiled is kept at a proper end, not when the terminal is closed over it.
      await terminal.waitFor('r refresh')
      terminal.type('q')
      await terminal.exit
    }
    await using terminal = open(own, tenant)
    await terminal.waitFor('r refresh')
    await wait(1_000)
    const before = ticksOf(terminal.pid)
    await wait(idleSeconds * 1_000)
    const idle = ((ticksOf(terminal.pid) - before) / ticksPerSecond / idleSeconds) * 100
    const memory = megabytes(terminal.pid, 'VmRSS')
    const value = middle(first)
    return [
      { what: 'workbench: first frame', value, unit: 'ms', ratio: value / baseline, target: 7 },
      { what: 'workbench: memory when idle (RSS)', value: memory, unit: 'MB', target: 110 },
      { what: 'workbench: processor when idle', value: idle, unit: '%', target: 0.5 },
    ]
  } finally {
    tenant.stop()
  }
}

/** Keys in a list of 100,000 tokens, while it still comes and when it is there. */
export async function longList(home: string): Promise<Figure[]> {
  const tenant = await serve(home, ['--objects', '100000'])
  try {
    using own = new Home()
    await using terminal = open(own, tenant)
    await terminal.waitFor('Go to')
    await goTo(terminal, 'tokens', /name +expires/)
    const coming = await keys(terminal, 60)
    await terminal.waitFor(/Tokens +100,\d{3}/, { timeoutMs: 120_000 })
    await terminal.waitForGone('so far', { timeoutMs: 120_000 })
    const there = await keys(terminal, 60)
    terminal.type('/')
    await terminal.waitFor('Filter:')
    const started = performance.now()
    terminal.type('catalog-sync')
    await terminal.waitFor(/\d fits? the filter/)
    const filtered = performance.now() - started
    return [
      {
        what: 'list of 100,000: key to screen while it comes, p95',
        value: p95(coming),
        unit: 'ms',
        target: 33,
      },
      { what: 'list of 100,000: key to screen, p95', value: p95(there), unit: 'ms', target: 33 },
      { what: 'list of 100,000: filter', value: filtered, unit: 'ms', target: 100 },
      {
        what: 'list of 100,000: memory at its highest (RSS)',
        value: megabytes(terminal.pid, 'VmHWM'),
        unit: 'MB',
        target: 250,
      },
    ]
  } finally {
    tenant.stop()
  }
}

/** How long the mark of the chosen row takes to move. */
async function keys(terminal: Terminal, count: number): Promise<number[]> {
  const times: number[] = []
  for (let press = 0; press < count; press += 1) {
    const [marked = ''] = await terminal.waitFor(/❯.*$/m)
    const started = performance.now()
    terminal.press(press % 20 < 10 ? 'down' : 'up')
    await terminal.waitForGone(marked)
    times.push(performance.now() - started)
  }
  return times
}

const open = (home: Home, tenant: { url: string; token: string }): Terminal =>
  Terminal.start(process.execPath, [program], {
    home,
    env: { TOKENBENCH_URL: tenant.url, TOKENBENCH_TOKEN: tenant.token },
  })

function ticksOf(pid: number): number {
  // The name of the program, which may hold blanks, ends with the last bracket.
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) (?!.*\) )/s)
  const fields = rest.split(' ')
  return Number(fields[11]) + Number(fields[12])
}
