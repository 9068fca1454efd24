import { expect, it } from 'vitest'
import { Rig } from '../rotate/rig.ts'

it('decides nothing by a search index that lags: create, grant, look and revoke at once', async () => {
  await using rig = await Rig.start({ indexLagMs: 60_000 })
  const { guid, qualifiedName } = rig.tenant.development()
  const before = await rig.tenant.adminsOf(guid)
  const { username } = await rig.token('fresh')
  await rig.grant('connection-admin', 'fresh', guid, 'conn.admin')
  expect(await rig.tenant.adminsOf(guid)).toEqual([...before, username])

  const access = await rig.done(['access', 'fresh'])
  expect(access.connections).toMatchObject([{ guid, via: 'user' }])
  // Granted once more it is there already, and another one loses nobody.
  await rig.grant('connection-admin', 'dbt-cloud', guid, 'conn.admin')
  expect(await rig.tenant.adminsOf(guid)).toHaveLength(before.length + 2)

  const stdin = await rig.tenant.practice.copyAsCurl('conn.admin')
  const tokens = ['--token', 'fresh', '--token', 'dbt-cloud', '--on', qualifiedName]
  const words = ['revoke', 'connection-admin', ...tokens, '--bearer-from', 'stdin', '--yes']
  const revoked = await rig.done(words, { stdin })
  expect(revoked.outcomes).toMatchObject([{ state: 'done', verified: true }])
  expect(await rig.tenant.adminsOf(guid)).toEqual(before)
  expect((await rig.done(['access', 'fresh'])).connections).toEqual([])
})
