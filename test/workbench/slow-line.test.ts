import { expect, it } from 'vitest'
import { Tenant } from '../harness/tenant.ts'
import type { Terminal } from '../harness/terminal.ts'
import { goTo, openWorkbench } from './open.ts'
import { cursorRow, waitForTrail } from './walking.ts'

it('hears all keys that a slow line brings together, and confirms with none of them', async () => {
  await using tenant = await Tenant.start()
  await using terminal = await openWorkbench(tenant)
  await goTo(terminal, 'tokens', /Tokens {2}13 /)
  const first = cursorRow(terminal)

  terminal.press('down', 'enter')
  await waitForTrail(terminal, 'Home › Tokens › copied-from-the-docs')
  terminal.press('esc', 'up')
  await terminal.until(() => cursorRow(terminal) === first || undefined, 'Esc and up: not there')

  // A copied text with its line break, from a terminal that does not mark pastes.
  terminal.type('RD\r')
  await untilHeard(terminal)
  expect(cursorRow(terminal)).toBe(first)

  terminal.press('space', 'enter')
  await terminal.waitFor('delete for good')
  terminal.type('D')
  await terminal.waitFor('Type  old-exporter  to do it')
  terminal.type('old-exporter\r')
  await terminal.waitFor('❯ old-exporter')
  terminal.press('down', 'enter')
  await untilHeard(terminal)
  await terminal.waitFor('❯ old-exporter')
  expect(await tenant.tokensNamed('old-exporter')).toHaveLength(1)
})

/** Opens and closes the help, which shows that everything before was heard. */
async function untilHeard(terminal: Terminal): Promise<void> {
  // A key right behind a paste still belongs to it.
  const opens = () => {
    terminal.press('ctrl-g')
    return terminal.waitFor('back to the screen', { timeoutMs: 500 }).then(() => true)
  }
  await expect.poll(opens, { timeout: 5_000 }).toBe(true)
  terminal.press('esc')
  await terminal.waitForGone('back to the screen')
}
