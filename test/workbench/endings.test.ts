import { expect, it } from 'vitest'
import { mainFile } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'
import { Terminal } from '../harness/terminal.ts'
import { goTo, openWorkbench } from './open.ts'

const restored = { cursorVisible: true, alternateScreen: false, bracketedPaste: false }

it('hears the keys of somebody who types before the first screen is there', async () => {
  await using tenant = await Tenant.start()
  await using terminal = Terminal.start(process.execPath, [mainFile], { env: tenant.signedIn })
  terminal.type(':')
  await terminal.waitFor('enter run')
})

it('leaves at the top with q and not with Esc, at any size of the window and after every resize', async () => {
  await using tenant = await Tenant.start()
  await using terminal = await openWorkbench(tenant)
  terminal.press('esc')
  terminal.resize(40, 8)
  await terminal.waitFor('small')
  const sizes: readonly [number, number][] = [
    [300, 100],
    [41, 11],
    [120, 40],
    [20, 5],
    [100, 30],
  ]
  for (const [cols, rows] of sizes) terminal.resize(cols, rows)
  await terminal.waitFor(/^─{93} Home ─\n[^─]*Go to[^─]*q quit/m)
  await goTo(terminal, 'tokens', /name +expires/)
  terminal.press('esc')
  await terminal.waitFor('Go to')
  terminal.type('q')
  expect(await terminal.exit).toEqual({ code: 0, signal: null })
  expect(terminal.modes()).toEqual(restored)
})

it('says on Axiom who one is, and which of the organisation’s own tokens end', async () => {
  await using terminal = Terminal.start(process.execPath, [
    mainFile,
    '--practice',
    '--profile',
    'practice-axiom',
  ])
  await terminal.waitFor('as axiom.owner@example.com')
  await terminal.waitFor(/What needs attention[\s\S]*⚠ 1 token has expired, 1 ends within 30 days/)
})

it('says every state in words or symbols where there is no colour', async () => {
  await using tenant = await Tenant.start()
  await using terminal = await openWorkbench(tenant, { env: { NO_COLOR: '1' } })
  await goTo(terminal, 'tokens', /name +expires/)
  await terminal.waitFor(/✗ .*expired/)
  await terminal.waitFor(/⚠ .*in \d+ days/)
  await terminal.waitFor(/❯/)
  terminal.press('space')
  await terminal.waitFor('1 selected')
  expect(terminal.bytes()).not.toMatch(/\x1b\[(?:[0-9;]*;)?[349][0-7](?:;[0-9;]*)?m/)
})
