import { expect, it } from 'vitest'
import { Tenant } from '../harness/tenant.ts'
import { bearerScreens } from './bearer-screens.ts'
import { capabilityScreens } from './capability-screens.ts'
import { filledHome } from './filled-home.ts'
import { screenKinds } from './job-screen.ts'
import { ofFrame } from './key-checks.ts'
import { footerKeys, helpKeys } from './keys-on-screen.ts'
import { newTokenScreens } from './new-token-screens.ts'
import { openAt } from './open.ts'

// Too narrow for the steps at the side, so that the help stands alone.
const size = { cols: 76, rows: 50 }

it('does on every screen of a job what its footer and help say', async () => {
  await using tenant = await Tenant.start()
  using home = await filledHome(tenant)
  const bearer = await tenant.practice.issueBearer('conn.admin')
  await using terminal = await openAt(tenant, home, 'acme', size)
  const screens = [
    ...newTokenScreens(tenant),
    ...bearerScreens(tenant, bearer),
    ...capabilityScreens,
  ]
  expect(new Set(screens.map((screen) => screen.of))).toEqual(new Set(Object.keys(screenKinds)))
  for (const { enter, shows, keys } of screens) {
    await enter(terminal)
    await terminal.waitFor(shows)
    const named = footerKeys(terminal).map(({ key }) => key)
    const listed = await helpKeys(terminal)
    expect(listed.map(({ key }) => key)).toEqual(expect.arrayContaining(named))
    const own = listed.map(({ key, does }) => `${key} ${does}`).filter((key) => !(key in ofFrame))
    const checked = own.map((said) => Object.keys(keys).find((key) => said.startsWith(key)) ?? said)
    expect(checked.sort(), String(shows)).toEqual(Object.keys(keys).sort())
    for (const check of Object.values(keys)) {
      await check(terminal)
      await terminal.waitFor(shows)
    }
  }
}, 120_000)
