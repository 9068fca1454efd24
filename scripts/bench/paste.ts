import { Home } from '../../test/harness/home.ts'
import { Tenant } from '../../test/harness/tenant.ts'
import { Wizard } from '../../test/main-job/wizard.ts'
import { type Figure, p95 } from './figure.ts'

/** A pasted text of 256 KB in the field of the guided set-up, and keys pressed with it in there. */
export async function paste(): Promise<Figure[]> {
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
  return [
    { what: 'screen: 256 KB pasted until it is recognised', value: pasted, unit: 'ms' },
    {
      what: 'screen: key to screen with 256 KB in the field, p95',
      value: p95(keys),
      unit: 'ms',
      target: 33,
    },
  ]
}
