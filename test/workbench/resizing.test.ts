import { expect, it } from 'vitest'
import { Tenant } from '../harness/tenant.ts'
import { goTo, openWorkbench } from './open.ts'

/** Fifty sizes from the smallest to the largest, in an order that looks like none. */
const sizes = Array.from({ length: 50 }, (_, n): readonly [number, number] => [
  40 + ((n * 97) % 261),
  10 + ((n * 53) % 91),
])

const isFooter = (row: string): boolean => row.endsWith('? help')

it('draws the right frame and nothing else after a storm of sizes, while rows arrive', async () => {
  await using tenant = await Tenant.start({ objects: 1_000, latencyMs: 60 })
  await using terminal = await openWorkbench(tenant)
  await goTo(terminal, 'tokens', 'so far')
  for (const [cols, rows] of sizes) {
    terminal.resize(cols, rows)
    await new Promise(setImmediate)
  }
  terminal.resize(100, 30)
  await terminal.waitFor(/^ Tokens {2}1,000 .*sort: expires$/m, { timeoutMs: 30_000 })
  // Now that nothing new comes, each frame differs from the one before only in its size.
  for (const rows of [29, 18, 31, 16, 30]) {
    terminal.resize(100, rows)
    const footerIsLast = () => terminal.screen().split('\n').findIndex(isFooter) === rows - 2
    await terminal.until(() => footerIsLast() || undefined, `no footer at the end of ${rows} rows`)
  }
  await terminal.waitFor(/─ Home › Tokens ─\n\n Tokens/)
  const drawn = terminal.screen()
  expect(drawn.match(/ Tokens {2}/g)).toHaveLength(1)
  expect(drawn.match(/esc back/g)).toHaveLength(1)
  const from = terminal.bytes().length
  terminal.press('ctrl-l')
  await terminal.until(
    () => terminal.bytes().slice(from).includes('esc') || undefined,
    'nothing is drawn again',
  )
  await terminal.waitFor('esc')
  expect(terminal.screen()).toBe(drawn)
})

it('says that the window is too small, and goes on where one was', async () => {
  await using tenant = await Tenant.start()
  await using terminal = await openWorkbench(tenant)
  await goTo(terminal, 'tokens', /Tokens {2}13 /)
  terminal.press('down')
  await terminal.waitFor('❯ ✗ copied-from-the-docs')
  terminal.type('/')
  await terminal.waitFor('Filter:')
  terminal.type('copied')
  await terminal.waitFor('1 fits the filter')
  for (const [cols, rows] of [
    [40, 30],
    [120, 10],
  ] as const) {
    terminal.resize(cols, rows)
    await terminal.waitFor(/too\s+small/)
    expect(terminal.screen()).not.toContain('Filter')
    terminal.resize(80, 24)
    await terminal.waitFor(/Filter: copied[\s\S]*❯ ✗ copied-from-the-docs/)
  }
})
