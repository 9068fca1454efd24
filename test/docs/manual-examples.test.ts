import { describe, expect, it } from 'vitest'
import { allPages } from '#src/frontends/commands/pages/all-pages.ts'
import { Home } from '../harness/home.ts'
import { Program } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'
import { type PageLine, pageLine } from './pages.ts'
import { Reader } from './reader.ts'

function lineOf(text: string): PageLine {
  const line = pageLine(text)
  if (line === undefined) throw new Error(`no line of tokenbench: ${text}`)
  return line
}

/** What a reader has done before they open a page; none where the page is how one begins. */
const before = (page: string): string[] =>
  ['profile add', 'profile import'].includes(page) ? [] : [...signedIn, ...(needed[page] ?? [])]

const signedIn = [
  'tokenbench profile add acme --url acme.atlan.com --credential-from clipboard',
  'tokenbench profile add logs --provider axiom --credential-from env:AXIOM_TOKEN --store reference',
]

const needed: Readonly<Record<string, readonly string[]>> = {
  undo: ['tokenbench token update nightly-etl --description changed --yes'],
  'token secret': ['tokenbench token create orders-loader --yes'],
  exec: ['tokenbench token create orders-loader --yes'],
}

/** Of lines that do not simply work where nobody is, or nothing has happened. */
const codes: Readonly<Record<string, number>> = {
  'tokenbench workbench': 2,
  'tokenbench workbench --practice': 2,
  'tokenbench setup': 2,
  'tokenbench setup --practice': 2,
  'tokenbench setup --accessible': 2,
  'tokenbench resume d347c5km --dry-run': 3,
  'tokenbench token list --expiring 14': 10,
}

/** Tried by other tests: the tour takes its time, the import reads what the person at this machine has. */
const elsewhere = new Set([
  'tokenbench tour',
  'tokenbench tour --json',
  'tokenbench profile import axiom-cli',
])

const pages = Object.entries(allPages).map(([page, { examples }]) => ({
  page,
  lines: examples
    .map(({ line }) => line)
    .filter((line) => /^tokenbench /.test(line) && !elsewhere.has(line)),
}))

describe('the examples of the manual', () => {
  it.each(pages.filter(({ page }) => page !== 'practice'))(
    'run: $page',
    async ({ page, lines }) => {
      await using tenant = await Tenant.start({ indexLagMs: 0, grantDelayMs: 0 })
      using home = new Home()
      const reader = new Reader(tenant, home)
      for (const line of [...before(page), ...lines]) {
        const done = await reader.run(lineOf(line))
        expect(done.code, `${line}\n${done.stdout}${done.stderr}`).toBe(codes[line] ?? 0)
      }
    },
  )

  it.each(allPages.practice?.examples ?? [])('run: $line', async ({ line }) => {
    await using program = Program.start(lineOf(line).words)
    await program.waitFor('http://127.0.0.1')
    program.signal('SIGINT')
    expect((await program.finished()).code).toBe(0)
  })
})
