import { expect, it } from 'vitest'
import { runInProcess } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'
import { tokenNamed, writeEntity } from '../lifecycle/seed.ts'
import { makePurpose } from './purpose.ts'

const asAdmin = async (tenant: Tenant) => ({
  ...tenant.signedIn,
  TOKENBENCH_TOKEN: await tenant.practice.issueBearer('data.owner'),
})

it('tells everywhere a token may act, also by purposes, roles and collections', async () => {
  await using tenant = await Tenant.start({ indexLagMs: 0 })
  const token = await tokenNamed(tenant, 'nightly-etl')
  const username = `service-account-${token.clientId}`
  await makePurpose(tenant, 'PII', username, { actions: ['entity-read'] })
  const { guid, qualifiedName } = tenant.development()
  const owner = await tenant.practice.issueBearer('conn.admin')
  const attributes = { qualifiedName, name: 'development', adminUsers: ['conn.admin', username] }
  await writeEntity(tenant, owner, { typeName: 'Connection', guid, attributes })
  const env = await asAdmin(tenant)
  const shown = await runInProcess(['access', 'nightly-etl', '--json'], { env })
  expect(shown.code, shown.stdout + shown.stderr).toBe(0)
  expect(shown.json()).toMatchObject({
    token: { id: token.id, name: 'nightly-etl' },
    complete: true,
    notVisible: [],
    personas: [{ name: 'Data Assets', enabled: true }],
    purposes: [{ name: 'PII', policies: [{ words: 'allows to read whatever carries its tags' }] }],
    connections: [
      { guid, qualifiedName, name: 'development', connector: 'snowflake', via: 'user' },
    ],
    collections: [],
  })
  const [persona] = shown.json().personas
  expect(persona.policies).toContainEqual(
    expect.objectContaining({ words: 'allows to read what is in development (snowflake)' }),
  )
  const text = await runInProcess(['access', 'nightly-etl'], { env })
  expect(text.stdout).toContain('“PII” allows to read whatever carries its tags')
  expect(text.stdout).toContain(`development (snowflake)  ${qualifiedName}`)
  const plan = await runInProcess(['token', 'delete', 'nightly-etl', '--dry-run'], { env })
  expect(plan.stdout).toContain('purposes: PII')
})

it('never says that it sees everything with a credential that does not', async () => {
  await using tenant = await Tenant.start()
  const shown = await runInProcess(['access', 'nightly-etl', '--json'], { env: tenant.signedIn })
  expect(shown.json().complete).toBe(false)
  const text = await runInProcess(['access', 'nightly-etl'], { env: tenant.signedIn })
  expect(text.stdout).toContain('This sign-in may not see everything')
})

it('says what it may not even list, instead of that there is none', async () => {
  await using tenant = await Tenant.start({ faults: ['status=403:GET /api/service/roles:*'] })
  const shown = await runInProcess(['access', 'nightly-etl', '--json'], {
    env: await asAdmin(tenant),
  })
  expect(shown.json()).toMatchObject({ complete: false, notVisible: ['roles'] })
})
