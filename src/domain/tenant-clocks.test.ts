import { expect, it } from 'vitest'
import { TenantClocks } from './tenant-clocks.ts'

const machine = new Date('2026-11-21T12:00:00Z')
const origin = 'https://acme.atlan.com'

it('goes by this machine until a tenant says its time', () => {
  expect(new TenantClocks({ now: () => machine }).now(origin)).toEqual(machine)
})

it('goes by each tenant’s own clock from then on, as time passes', () => {
  let now = machine
  const clocks = new TenantClocks({ now: () => now })
  clocks.hear(origin, new Date('2026-11-21T11:40:00Z'))
  now = new Date('2026-11-21T12:05:00Z')
  expect(clocks.now(origin)).toEqual(new Date('2026-11-21T11:45:00Z'))
  expect(clocks.now('https://other.atlan.com')).toEqual(now)
})
