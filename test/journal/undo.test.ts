import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'
import { tokenNamed, writeEntity } from '../lifecycle/seed.ts'
import { Desk } from './rig.ts'

it('takes a grant back, and takes that back again', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const desk = new Desk(tenant, home)
  const { guid } = tenant.development()
  const before = await tenant.adminsOf(guid)
  expect((await desk.grant('nightly-etl')).code).toBe(0)
  const granted = await tenant.adminsOf(guid)

  const shown = await desk.asAdmin(['undo', await desk.lastPlan(), '--dry-run'])
  expect(shown.json().plan.changes).toMatchObject([{ removed: [granted.at(-1)], added: [] }])
  expect(await tenant.adminsOf(guid)).toEqual(granted)

  const undone = await desk.asAdmin(['undo', await desk.lastPlan(), '--yes'])
  expect(undone.code, undone.stdout).toBe(0)
  expect(undone.json().outcomes).toMatchObject([{ state: 'done', verified: true }])
  expect(await tenant.adminsOf(guid)).toEqual(before)

  const [undo, grant] = await desk.history()
  expect([undo.undoes, grant.undoneBy]).toEqual([grant.id, [undo.id]])
  expect((await desk.asAdmin(['undo', grant.id, '--yes'])).code).toBe(6)
  expect((await desk.asAdmin(['undo', undo.id, '--yes'])).code).toBe(0)
  expect(await tenant.adminsOf(guid)).toEqual(granted)
})

it('refuses when somebody changed the object since', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const desk = new Desk(tenant, home)
  const { guid, qualifiedName, name } = tenant.development()
  expect((await desk.grant('nightly-etl')).code).toBe(0)
  const adminUsers = [...(await tenant.adminsOf(guid)), 'data.steward']
  const bearer = await tenant.practice.issueBearer('conn.admin')
  const attributes = { qualifiedName, name, adminUsers }
  await writeEntity(tenant, bearer, { typeName: 'Connection', guid, attributes })

  const refused = await desk.asAdmin(['undo', await desk.lastPlan(), '--yes'])
  expect(refused.code).toBe(6)
  expect(refused.json().problem).toMatchObject({
    code: 'changed-since',
    detail: 'data.steward was added.',
  })
  expect(await tenant.adminsOf(guid)).toEqual(adminUsers)
})

it('deletes no token that was changed since it was created', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const desk = new Desk(tenant, home)
  const place = `file:${home.folder}/made.token`
  await desk.run(['token', 'create', 'made', '--secret-to', place, '--yes'])
  const creation = await desk.lastPlan()
  const { id } = await tokenNamed(tenant, 'made')
  await desk.run(['token', 'update', id, '--description', 'in use', '--yes'])
  const refused = await desk.run(['undo', creation, '--yes=made'])
  expect([refused.code, refused.json().problem.code]).toEqual([6, 'changed-since'])
  expect(await tenant.tokensNamed('made')).toHaveLength(1)
})

it('puts back the name, the description and the personas of a token', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const desk = new Desk(tenant, home)
  const before = await tokenNamed(tenant, 'nightly-etl')
  const update = ['token', 'update', before.id, '--name', 'other', '--description', 'else', '--yes']
  expect((await desk.run(update)).code).toBe(0)
  expect((await desk.run(['undo', await desk.lastPlan(), '--yes'])).code).toBe(0)
  expect(await tokenNamed(tenant, 'nightly-etl')).toEqual(before)

  const [persona = ''] = before.personas
  const unlink = ['persona', 'unlink', '--token', before.id, '--persona', persona, '--yes']
  expect((await desk.run(unlink)).code).toBe(0)
  expect((await tokenNamed(tenant, 'nightly-etl')).personas).not.toContain(persona)
  const shown = await runInProcess(['undo', await desk.lastPlan(), '--dry-run'], {
    home,
    env: tenant.signedIn,
  })
  expect(shown.stdout + shown.stderr).toContain('Data Assets')
  expect((await desk.run(['undo', await desk.lastPlan(), '--yes'])).code).toBe(0)
  expect((await tokenNamed(tenant, 'nightly-etl')).personas).toContain(persona)
})

it('deletes a token that was created, by its name, and brings no deleted one back', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const desk = new Desk(tenant, home)
  const place = `file:${home.folder}/new.token`
  expect((await desk.run(['token', 'create', 'new', '--secret-to', place, '--yes'])).code).toBe(0)
  const id = await desk.lastPlan()
  expect((await desk.run(['undo', id, '--yes'])).code).toBe(5)
  expect((await desk.run(['undo', id, '--yes=new'])).code).toBe(0)
  expect(await tenant.tokensNamed('new')).toEqual([])

  const refused = await desk.run(['undo', await desk.lastPlan(), '--yes'])
  expect(refused.code).toBe(5)
  expect(refused.json().problem.code).toBe('cannot-be-undone')
  expect((await desk.run(['undo', 'nope1234', '--yes'])).code).toBe(3)
})
