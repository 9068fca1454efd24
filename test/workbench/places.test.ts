import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Home } from '../harness/home.ts'
import { Tenant } from '../harness/tenant.ts'
import type { Terminal } from '../harness/terminal.ts'
import { atlan, atlanPlaces } from './atlan-places.ts'
import { axiom, axiomPlaces } from './axiom-places.ts'
import { commonPlaces } from './common-places.ts'
import { describedPlaces } from './described-places.ts'
import { filledHome } from './filled-home.ts'
import { checkKeys } from './key-checks.ts'
import { goTo, openAt, openWorkbench } from './open.ts'
import type { Place } from './place.ts'
import { backTo, waitForTrail } from './walking.ts'

const size = { cols: 120, rows: 50 }
const tables = {
  acme: [...commonPlaces(atlan), ...atlanPlaces],
  logs: [...commonPlaces(axiom), ...axiomPlaces],
}

let tenant: Tenant
let home: Home
beforeAll(async () => {
  tenant = await Tenant.start()
  home = await filledHome(tenant)
})
afterAll(async () => {
  await tenant[Symbol.asyncDispose]()
  home.remove()
})

it('has a row for every place that there is', () => {
  const rows = Object.values(tables).flatMap((places) => places.map((place) => place.of))
  expect([...new Set(rows)].sort()).toEqual(describedPlaces().sort())
})

it.each(['acme', 'logs'] as const)(
  'leads by keys alone to every place of %s, and every key there does what footer and help say',
  async (profile) => {
    await using terminal = await openAt(tenant, home, profile, size)
    await walk(terminal, tables[profile])
  },
  180_000,
)

/** Every place of the table by keys, and those on the first screen by the palette, too. */
async function walk(terminal: Terminal, places: readonly Place[]): Promise<void> {
  const pressed = new Set<string>()
  for (const place of places) {
    const before = place.trail.split(' › ').slice(0, -1).join(' › ') || 'Home'
    await backTo(terminal, before)
    await place.enter(terminal)
    await waitForTrail(terminal, place.trail)
    await terminal.waitFor(place.loaded)
    await checkKeys(terminal, place, pressed)
  }
  await backTo(terminal, 'Home')
}

it('leads by the palette to each place that the first screen names, all of which are tested', async () => {
  await using tenant = await Tenant.start()
  await using terminal = await openWorkbench(tenant, size)
  const [, goTos = ''] = terminal.screen().split('Go to\n')
  const names = [...goTos.matchAll(/^ {3}(\S+(?: \S+)*) {2,}\S/gm)].map(([, name = '']) => name)
  const tested = tables.acme.map(({ trail }) => trail)
  for (const name of names) {
    const title = titleOf(name)
    expect(tested).toContain(`Home › ${title}`)
    const asks = name === 'why does it fail?'
    await goTo(terminal, name, asks ? 'What failed? Paste it.' : `› ${title} ─`)
    if (asks) terminal.press('esc')
    await terminal.waitForGone('What failed?')
  }
  expect(names).toHaveLength(12)
  await goTo(terminal, 'home', /─ Home ─\n/)
  terminal.type('q')
  expect(await terminal.exit).toEqual({ code: 0, signal: null })
})

it('leads by the palette back to where one was in one step, and knows no place twice', async () => {
  await using tenant = await Tenant.start()
  await using terminal = await openWorkbench(tenant, size)
  await goTo(terminal, 'tokens', /name +expires/)
  terminal.press('enter')
  await terminal.waitFor('What can be done')
  await goTo(terminal, 'personas', 'qualified name')
  terminal.press('esc')
  await terminal.waitFor('What can be done')
  await goTo(terminal, 'personas', 'qualified name')
  await goTo(terminal, 'tokens', /› Personas › Tokens ─/)
  terminal.press('esc')
  await terminal.waitFor(/› Personas ─/)
  terminal.press('esc')
  await terminal.waitFor('What can be done')
  terminal.press('esc')
  await terminal.waitFor(/─ Home ─\n/)
})

/** A line of the prompt is its own title. */
const titleOf = (name: string): string =>
  name === 'doubts' ? name : name.slice(0, 1).toUpperCase() + name.slice(1)
