/**
 * Speed and memory, measured on this machine now and printed as one table. Times of the program
 * are medians and also given as a ratio to `node -e 0` in the same run, which travels better.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { benchmarks } from '#src/capture/capture.bench.ts'
import { Home } from '../test/harness/home.ts'
import { Tenant } from '../test/harness/tenant.ts'
import { Wizard } from '../test/main-job/wizard.ts'
import { listing, manyGrants } from './bench-many.ts'
import { environmentIn, type Figure, program, serve } from './bench-tenant.ts'

const home = mkdtempSync(join(tmpdir(), 'tokenbench-bench-'))

try {
  console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}\n`)
  for (const measure of [commands, practice, manyGrants, listing, capture, screen])
    for (const figure of await measure(home)) print(figure)
} finally {
  rmSync(home, { recursive: true, force: true })
}

async function commands(): Promise<Figure[]> {
  const baseline = median(11, () => run(['-e', '0']))
  const tenant = await serve(home, [])
  try {
    const environment = { TOKENBENCH_URL: tenant.url, TOKENBENCH_TOKEN: tenant.token }
    const timed = (words: readonly string[]): Figure => {
      const value = median(9, () => run([program, ...words], environment))
      return { what: `tokenbench ${words.join(' ')}`, value, unit: 'ms', ratio: value / baseline }
    }
    return [
      { what: 'node -e 0', value: baseline, unit: 'ms', ratio: 1 },
      timed(['--version']),
      timed(['help']),
      timed(['status', '--json']),
      timed(['token', 'list', '--json']),
    ]
  } finally {
    tenant.stop()
  }
}

/** The practice tenant with 100,000 tokens, personas and connections each. */
async function practice(): Promise<Figure[]> {
  const tenant = await serve(home, ['--objects', '100000'])
  try {
    const [admin, member] = ['conn.admin', 'member.admin'].map((name) => tenant.bearerOf(name))
    const search = (typeName: string) => ({
      method: 'POST',
      body: JSON.stringify({
        dsl: { from: 0, size: 20, query: { term: { '__typeName.keyword': typeName } } },
      }),
    })
    const page = async (what: string, path: string, bearer: string, init: RequestInit = {}) => {
      const times: number[] = []
      for (let round = 0; round < 9; round += 1) {
        const started = performance.now()
        const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' }
        await (await fetch(tenant.url + path, { ...init, headers })).text()
        times.push(performance.now() - started)
      }
      return { what, value: middle(times), unit: 'ms', target: 50 } as const
    }
    const found = '/api/meta/search/indexsearch'
    return [
      {
        what: 'practice: start with 100,000 objects',
        value: tenant.started,
        unit: 'ms',
        target: 3000,
      },
      await page('practice: first page of tokens', '/api/service/apikeys?limit=20', tenant.token),
      await page('practice: first page of connections', found, admin ?? '', search('Connection')),
      await page('practice: the same for a member', found, member ?? '', search('Connection')),
      await page('practice: first page of personas', found, admin ?? '', search('Persona')),
      { what: 'practice: memory (RSS)', value: tenant.memory(), unit: 'MB', target: 600 },
    ]
  } finally {
    tenant.stop()
  }
}

async function capture(): Promise<Figure[]> {
  return benchmarks.map(({ name, unit, target, measure }) => ({
    what: `capture: ${name}`,
    value: median(5, measure),
    unit,
    target,
  }))
}

/** A pasted text of 256 KB in the field of the guided set-up, and keys pressed with it in there. */
async function screen(): Promise<Figure[]> {
  await using tenant = await Tenant.start()
  using ownHome = new Home()
  await using wizard = Wizard.start(tenant, ownHome)
  const { terminal } = wizard
  await wizard.signIn()
  await wizard.describe('measured')
  const open = `curl '${tenant.url}/api' --data-raw '`
  const started = performance.now()
  await terminal.paste(open.padEnd(256 * 1024, 'x'), { pieces: 64 })
  await terminal.waitFor('characters')
  const pasted = performance.now() - started
  const keys: number[] = []
  for (let press = 0; press < 60; press += 1) {
    const [, next = ''] = await terminal.waitFor(/tab (Chrome|Firefox|Safari)/)
    const pressed = performance.now()
    terminal.press('tab')
    await terminal.waitForGone(`tab ${next}`)
    keys.push(performance.now() - pressed)
  }
  const p95 = keys.toSorted((a, b) => a - b)[Math.floor(keys.length * 0.95)] ?? 0
  return [
    { what: 'screen: 256 KB pasted until it is recognised', value: pasted, unit: 'ms' },
    {
      what: 'screen: key to screen with 256 KB in the field, p95',
      value: p95,
      unit: 'ms',
      target: 33,
    },
  ]
}

function run(words: readonly string[], environment: Record<string, string> = {}): number {
  const started = performance.now()
  const { status } = spawnSync(process.execPath, words, {
    env: environmentIn(home, environment),
    stdio: 'ignore',
  })
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}`)
  return performance.now() - started
}

function median(times: number, once: () => number): number {
  once()
  return middle(Array.from({ length: times }, once))
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function print({ what, value, unit, ratio, target }: Figure): void {
  const times = ratio === undefined ? '' : `${ratio.toFixed(1)} ×`
  const limit = target === undefined ? '' : `≤ ${target}`
  console.log(
    `${what.padEnd(56)}${value.toFixed(0).padStart(6)} ${unit}${times.padStart(9)}${limit.padStart(9)}`,
  )
}
