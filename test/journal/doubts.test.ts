import { readFileSync } from 'node:fs'
import { expect, it, vi } from 'vitest'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'
import { tokenNamed } from '../lifecycle/seed.ts'
import { Desk, patient } from './rig.ts'

const create = (home: Home, file = 'once') => [
  ...['token', 'create', 'once', '--secret-to', `file:${home.folder}/${file}.token`, '--yes'],
]

it.each(['drop-after', 'truncate'])(
  'finds the token of a creation that was cut off (%s), and deletes it',
  async (fault) => {
    await using tenant = await Tenant.start({ faults: [`${fault}:POST /api/service/apikeys`] })
    using home = new Home()
    const desk = new Desk(tenant, home)
    expect((await desk.run(create(home))).code).toBe(7)
    const [{ id: token } = { id: '' }] = await tenant.tokensNamed('once')
    const [doubt] = await desk.doubts()
    expect(doubt).toMatchObject({
      name: 'once',
      finding: 'arrived',
      candidates: [{ id: token }],
      choices: ['adopt', 'delete', 'repeat'],
    })
    expect((await desk.run(['doubts', 'delete', doubt.id, '--yes'])).code).toBe(5)
    expect((await desk.run(['doubts', 'delete', doubt.id, '--yes=once'])).code).toBe(0)
    expect(await tenant.tokensNamed('once')).toEqual([])
    expect(await desk.doubts()).toEqual([])
  },
)

it('adopts the token as it is, and carries on nothing by itself', async () => {
  await using tenant = await Tenant.start({ faults: ['drop-after:POST /api/service/apikeys'] })
  using home = new Home()
  const desk = new Desk(tenant, home)
  await desk.run(create(home))
  const next = await desk.grant('nightly-etl')
  expect(next.stderr).toContain('An earlier write to this tenant ended in doubt.')
  const [doubt] = await desk.doubts()
  const adopted = await desk.run(['doubts', 'adopt', doubt.id])
  expect(adopted.json().doubt).toMatchObject({ settled: true })
  expect(await tenant.tokensNamed('once')).toHaveLength(1)
  expect(await desk.doubts()).toEqual([])
})

it('has a token whose secret was lost deleted and made anew in one plan', async () => {
  await using tenant = await Tenant.start({ faults: ['drop-after:POST /api/service/apikeys'] })
  using home = new Home()
  const desk = new Desk(tenant, home)
  await desk.run(create(home))
  const [{ id: lost } = { id: '' }] = await tenant.tokensNamed('once')
  const [doubt] = await desk.doubts()
  const place = `file:${home.folder}/again.token`
  const again = ['doubts', 'repeat', doubt.id, '--secret-to', place, '--yes=once']
  const repeated = await desk.run(again)
  expect(repeated.code, repeated.stdout).toBe(0)
  const left = await tenant.tokensNamed('once')
  expect(left.map(({ id }) => id)).toEqual([repeated.json().token.id])
  expect(left[0]?.id).not.toBe(lost)
  expect(readFileSync(`${home.folder}/again.token`, 'utf8').length).toBeGreaterThan(100)
  expect(await desk.doubts()).toEqual([])
})

it('takes no older token, and none that was made later from here, for it; and repeats', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const desk = new Desk(tenant, home)
  expect((await desk.run(create(home, 'older'))).code).toBe(0)
  await desk.faults('drop-before:POST /api/service/apikeys')
  expect((await desk.run(create(home, 'lost'))).code).toBe(7)
  expect((await desk.run(create(home, 'later'))).code).toBe(0)

  const [early] = await desk.doubts()
  expect(early).toMatchObject({ finding: 'too-early', candidates: [], choices: [] })
  const place = ['--secret-to', `file:${home.folder}/again.token`]
  const repeat = ['doubts', 'repeat', early.id, ...place, '--yes']
  expect((await desk.run(repeat)).code).toBe(6)
  desk.letAnHourPass()
  expect(await desk.doubts()).toMatchObject([
    { finding: 'not-there', choices: ['adopt', 'repeat'], settled: false },
  ])
  expect((await desk.run(repeat)).code).toBe(0)
  expect(await tenant.tokensNamed('once')).toHaveLength(3)
  expect(await desk.doubts()).toEqual([])
})

it('takes no token for it that somebody else made, though it has all that was asked for', async () => {
  await using tenant = await Tenant.start({ faults: ['drop-before:POST /api/service/apikeys'] })
  using home = new Home()
  const desk = new Desk(tenant, home)
  expect((await desk.run(create(home))).code).toBe(7)
  const journal = desk.journalFiles().map((file) => readFileSync(file, 'utf8'))
  const [, lifetime] = /"lifetimeSeconds":(\d+)/.exec(journal.join('')) ?? []
  const made = await fetch(`${tenant.url}/api/service/apikeys`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await tenant.practice.issueBearer('conn.admin')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      displayName: 'once',
      description: '',
      personas: [],
      personaQualifiedNames: [],
      validitySeconds: Number(lifetime),
    }),
  })
  expect(made.status).toBe(200)
  desk.letAnHourPass()
  expect(await desk.doubts()).toMatchObject([{ finding: 'not-there', candidates: [] }])
})

it('settles by reading whether a change of members is in, and repeats one that is not', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const desk = new Desk(tenant, home)
  const { guid } = tenant.development()
  const first = await tenant.adminsOf(guid)
  await desk.faults('slow=300:POST /api/meta/entity/bulk')
  const words = ['grant', 'connection-admin', '--token', 'nightly-etl', '--on', guid, '--yes']
  await desk.killWhileSending(words)
  expect(await desk.history()).toMatchObject([{ state: 'unknown' }])
  const undone = await desk.asAdmin(['undo', await desk.lastPlan(), '--yes'])
  expect([undone.code, undone.json().problem.code]).toEqual([6, 'in-doubt'])
  await vi.waitUntil(async () => (await tenant.adminsOf(guid)).length > first.length, patient)
  expect(await desk.doubts()).toMatchObject([{ finding: 'arrived', settled: true }])
  expect(await desk.doubts()).toEqual([])

  await desk.faults('drop-before:POST /api/meta/entity/bulk')
  expect((await desk.grant('dbt-cloud')).code).toBe(7)
  desk.letAnHourPass()
  const before = await tenant.adminsOf(guid)
  const [doubt] = await desk.doubts()
  expect(doubt).toMatchObject({ finding: 'not-there', object: { type: 'connection', id: guid } })
  const shown = await desk.asAdmin(['doubts', 'repeat', doubt.id, '--dry-run'])
  expect(shown.json().plan.changes[0].added).toHaveLength(1)
  expect((await desk.asAdmin(['doubts', 'repeat', doubt.id, '--yes'])).code).toBe(0)
  expect(await tenant.adminsOf(guid)).toHaveLength(before.length + 1)
  expect(await desk.doubts()).toEqual([])
})

it('settles updates and deletions of tokens, too', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const desk = new Desk(tenant, home)
  const { id } = await tokenNamed(tenant, 'nightly-etl')
  await desk.faults('drop-before:POST /api/service/apikeys')
  expect((await desk.run(['token', 'update', id, '--name', 'x', '--yes'])).code).toBe(7)
  await desk.faults('drop-before:DELETE /api/service/apikeys')
  expect((await desk.run(['token', 'delete', id, '--yes=nightly-etl'])).code).toBe(7)
  expect(await desk.doubts()).toMatchObject([
    { finding: 'too-early', told: expect.stringContaining('not there') },
    { finding: 'too-early', told: expect.stringContaining('still there') },
  ])
  const [, { id: doubt }] = await desk.doubts()
  desk.letAnHourPass()
  expect((await desk.run(['doubts', 'adopt', doubt])).code).toBe(0)
  expect(await desk.doubts()).toMatchObject([{ what: expect.stringContaining('Change') }])
})

it.each([
  ['POST', ['update', 'nightly-etl', '--description', 'x', '--yes']],
  ['DELETE', ['delete', 'nightly-etl', '--yes=nightly-etl']],
])('has no doubt about what reading settled at once: a lost %s', async (method, words) => {
  await using tenant = await Tenant.start({
    faults: [`drop-after:${method} /api/service/apikeys`],
  })
  using home = new Home()
  const desk = new Desk(tenant, home)
  const done = await desk.run(['token', ...words])
  expect(done.json().outcomes).toMatchObject([{ state: 'done', verified: true }])
  expect(await desk.doubts()).toEqual([])
})

it('asks no tenant where nothing is in doubt, and knows its words', async () => {
  using home = new Home()
  const words = async (...more: string[]) =>
    (await runInProcess(['doubts', ...more], { home })).code
  expect(await words()).toBe(0)
  expect(await words('drop', 'x')).toBe(2)
  expect(await words('adopt')).toBe(2)
  expect(await words('adopt', 'x')).toBe(3)
})
