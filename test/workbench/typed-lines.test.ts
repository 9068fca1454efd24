import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { Tenant } from '../harness/tenant.ts'
import type { Terminal } from '../harness/terminal.ts'
import { openWorkbench } from './open.ts'
import { waitForTrail } from './walking.ts'

const openLine = async (terminal: Terminal): Promise<void> => {
  terminal.type(':')
  await terminal.waitFor('enter run')
}

/** Types a line and runs it. */
async function runLine(terminal: Terminal, line: string, seen: string | RegExp): Promise<void> {
  await openLine(terminal)
  terminal.type(line)
  await terminal.waitFor(`❯ ${line}`)
  terminal.press('enter')
  await terminal.waitFor(seen)
}

it('pages the output of a line', async () => {
  await using tenant = await Tenant.start()
  await using terminal = await openWorkbench(tenant)
  await runLine(terminal, 'help token create', /↓ \d+ more below/)
  await terminal.waitFor('Usage: tokenbench token create')
  terminal.press('pagedown')
  await terminal.waitForGone('Usage: tokenbench token create')
  terminal.type('G')
  await terminal.waitFor('↑ more above')
  terminal.type('g')
  await terminal.waitFor('Usage: tokenbench token create')
  terminal.press('esc')
  await waitForTrail(terminal, 'Home')
})

it('keeps lines for the next run, but none that holds a secret', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const { secret } = tenant.practice.atlan.apiToken
  {
    await using terminal = await openWorkbench(tenant, { home })
    await runLine(terminal, 'use', 'No profile is in use')
    await openLine(terminal)
    await terminal.paste(`token show ${secret}`)
    await terminal.waitFor(/❯ •+/)
    terminal.press('enter')
    await terminal.waitFor('That line holds a token')
    expect(terminal.bytes()).not.toContain(secret)
  }
  expect(readFileSync(join(home.state, 'history-of-lines'), 'utf8')).toBe('use\n')
  await using again = await openWorkbench(tenant, { home })
  // Also while the commands are still loading.
  again.type(':\x12')
  await again.waitFor('❯ use')
})

it('takes what a word begins, as Tab does', async () => {
  await using tenant = await Tenant.start()
  await using terminal = await openWorkbench(tenant)
  await openLine(terminal)
  terminal.type('tok')
  await terminal.waitFor('→ API tokens')
  terminal.press('enter')
  await waitForTrail(terminal, 'Home › Tokens')
  await openLine(terminal)
  terminal.type('capab')
  await terminal.waitFor('all that an Axiom token can be given')
  terminal.press('enter')
  await terminal.waitFor(/❯ capabilities\b/)
})

it('stops a line with Ctrl-C and stays where one was', async () => {
  await using tenant = await Tenant.start()
  await using terminal = await openWorkbench(tenant)
  await tenant.control({ faults: ['slow=60000:GET /api/service:*'] })
  await runLine(terminal, 'token list', 'Running token list')
  terminal.press('ctrl-c')
  await terminal.waitFor(/─ Home ─[\s\S]*Cancelled\./)
})

it('completes what is typed, and takes a completion with the arrows', async () => {
  await using tenant = await Tenant.start()
  await using terminal = await openWorkbench(tenant)
  await openLine(terminal)
  terminal.type('persona sh')
  await terminal.waitFor(/^ {3}show {2,}/m)
  terminal.press('tab')
  await terminal.waitFor('❯ persona show')
  terminal.type('Plat')
  await terminal.waitFor(/^ {3}'Platform Engineers'/m)
  terminal.press('down')
  await terminal.waitFor('enter take it')
  terminal.press('enter')
  await terminal.waitFor("❯ persona show 'Platform Engineers'")
  terminal.press('enter')
  await terminal.waitFor('edits 4 connections')
})
