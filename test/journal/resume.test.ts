import { expect, it, vi } from 'vitest'
import { Home } from '../harness/home.ts'
import { Tenant } from '../harness/tenant.ts'
import { Desk, patient } from './rig.ts'

it('carries on what a killed process left, and repeats nothing', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const desk = new Desk(tenant, home)
  const guids = [tenant.development().guid, tenant.development('bigquery').guid]
  const before = await Promise.all(guids.map((guid) => tenant.adminsOf(guid)))
  await desk.faults('slow=300:POST /api/meta/entity/bulk')
  const on = guids.flatMap((guid) => ['--on', guid])
  const words = ['grant', 'connection-admin', '--token', 'nightly-etl', ...on, '--yes']
  await desk.killWhileSending(words)
  const id = await desk.lastPlan()
  await vi.waitUntil(
    async () => (await tenant.adminsOf(guids[0] ?? '')).length > (before[0]?.length ?? 0),
    patient,
  )

  const resumed = await desk.asAdmin(['resume', id, '--yes'])
  expect(resumed.code, resumed.stdout).toBe(0)
  const states = resumed.json().outcomes.map(({ state }: { state: string }) => state)
  expect(states[0]).toBe('already')
  for (const [index, guid] of guids.entries())
    expect(await tenant.adminsOf(guid)).toHaveLength((before[index]?.length ?? 0) + 1)
  expect(await desk.doubts()).toEqual([])
  expect(await desk.history()).toMatchObject([{ resumes: id, state: 'done' }, { id }])
  const twice = await desk.asAdmin(['resume', id, '--yes'])
  expect(twice.json().problem.code).toBe('carried-on')
})

it('goes on with the token that was created, and asks for its secret’s place if it was not', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const desk = new Desk(tenant, home)
  const place = (name: string) => ['--secret-to', `file:${home.folder}/${name}`]
  await desk.faults('status=403:POST /api/service/apikeys')
  const create = ['token', 'create', 'late', ...place('first'), '--expires', '30d', '--yes']
  expect((await desk.run(create)).code).toBe(8)
  const id = await desk.lastPlan()
  expect((await desk.run(['resume', id, '--yes'])).json().problem.code).toBe('no-destination')
  expect((await desk.run(['resume', id, ...place('second'), '--dry-run'])).code).toBe(0)
  const resumed = await desk.run(['resume', id, ...place('second'), '--yes'])
  expect(resumed.code, resumed.stdout).toBe(0)
  expect(resumed.json().token.id).toBe((await tenant.tokensNamed('late'))[0]?.id)

  const again = await desk.run(['resume', await desk.lastPlan(), '--yes'])
  expect(again.json().outcomes).toMatchObject([{ state: 'already', object: { name: 'late' } }])
  expect(await tenant.tokensNamed('late')).toHaveLength(1)
})

it('borrows a bearer only for what the sign-in may not change itself', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const desk = new Desk(tenant, home)
  const [mine, others] = [tenant.development().guid, tenant.development('bigquery').guid]
  // From now on the sign-in administers one of the two.
  const own = tenant.practice.atlan.apiToken.id
  const grant = (token: string, on: readonly string[]) => [
    'grant',
    'connection-admin',
    '--token',
    token,
    ...on.flatMap((one) => ['--on', one]),
    '--yes',
  ]
  expect((await desk.asAdmin(grant(own, [mine]))).code).toBe(0)

  await desk.faults('status=403:POST /api/meta/entity/bulk:*')
  await desk.asAdmin(grant('nightly-etl', [mine]))
  const alone = await desk.lastPlan()
  await desk.asAdmin(grant('dbt-cloud', [mine, others]))
  const both = await desk.lastPlan()
  await desk.faults()

  const resumed = await desk.run(['resume', alone, '--yes'])
  expect(resumed.code, resumed.stdout).toBe(0)
  const refused = await desk.run(['resume', both, '--yes'])
  expect([refused.code, refused.json().problem.code]).toEqual([2, 'missing-bearer'])
  const borrowed = await desk.asAdmin(['resume', both, '--yes'])
  expect(borrowed.json().outcomes).toMatchObject([{ state: 'done' }, { state: 'done' }])
})
