import { expect, it, vi } from 'vitest'
import { Home } from '../harness/home.ts'
import { Tenant } from '../harness/tenant.ts'
import { writeEntity } from '../lifecycle/seed.ts'
import { Desk, patient } from './rig.ts'

/** Somebody adds an admin while our write is on its way, and their write is done first. */
async function overwritten(tenant: Tenant, desk: Desk, slowMs = 300) {
  const { guid, qualifiedName, name } = tenant.development()
  const adminUsers = [...(await tenant.adminsOf(guid)), 'data.steward']
  await desk.control({ faults: [`slow=${slowMs}:POST /api/meta/entity/bulk`] })
  const granting = desk.grant('nightly-etl')
  await vi.waitUntil(() => desk.faultsHaveStruck(), patient)
  const bearer = await tenant.practice.issueBearer('conn.admin')
  const attributes = { qualifiedName, name, adminUsers }
  await writeEntity(tenant, bearer, { typeName: 'Connection', guid, attributes })
  const granted = await granting
  expect(granted.json().outcomes).toMatchObject([{ state: 'done' }])
  expect(await tenant.adminsOf(guid)).not.toContain('data.steward')
  return granted
}

it('finds a change that it wrote over, and puts it back only when it is told to', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const desk = new Desk(tenant, home)
  const { guid } = tenant.development()
  await overwritten(tenant, desk)
  await desk.control({ auditDelayMs: 0 })

  const [doubt] = await desk.doubts()
  expect(doubt).toMatchObject({
    finding: 'overwrote',
    told: expect.stringContaining('conn.admin wrote at the same moment'),
    choices: ['adopt', 'repeat'],
  })
  expect(doubt.told).toContain('had added data.steward')
  expect(await tenant.adminsOf(guid)).not.toContain('data.steward')

  const repeated = await desk.asAdmin(['doubts', 'repeat', doubt.id, '--yes'])
  expect(repeated.code, repeated.stdout).toBe(0)
  expect(await tenant.adminsOf(guid)).toContain('data.steward')
  expect(await desk.doubts()).toEqual([])
})

it('says at the next start that something was written over', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const desk = new Desk(tenant, home)
  await overwritten(tenant, desk)
  await desk.control({ auditDelayMs: 0 })
  const next = await desk.grant('dbt-cloud')
  expect(next.code, next.stdout).toBe(0)
  expect(next.stderr).toContain('it was lost (1)')
})

it('says so in the same run where that took long enough for the audit, and writes nothing unasked', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const desk = new Desk(tenant, home)
  await desk.control({ auditDelayMs: 0 })
  const granted = await overwritten(tenant, desk, 1_050)
  expect(granted.stderr).toContain('it was lost (1): see  tokenbench doubts')
  expect((await desk.history()).length).toBe(1)
  expect(await desk.doubts()).toMatchObject([{ finding: 'overwrote', settled: false }])
})
