import { expect, it } from 'vitest'
import { Rig } from '../rotate/rig.ts'

/** More connections than are read from the store where nothing is decided by them. */
const objects = 420

it('rotates by what the store says, however many there are; what only shows says that it is behind', async () => {
  await using rig = await Rig.start({ objects, indexLagMs: 60_000 })
  const [connection] = rig.tenant.user('data.owner').adminOf
  const { guid = '' } = connection ?? {}
  await rig.token('fresh')
  await rig.grant('connection-admin', 'fresh', guid, 'data.owner')

  // The index does not know of the grant yet.
  const access = await rig.done(['access', 'fresh'])
  expect(access).toMatchObject({ connections: [], indexOnly: [{ kind: 'connections' }] })
  expect(access.indexOnly[0].count).toBeGreaterThan(400)
  expect((await rig.run(['access', 'fresh'])).stdout).toMatch(
    /Only the search index was asked about 4\d\d connections: a grant of the last seconds may be missing\./,
  )
  const { plan } = await rig.done(['token', 'delete', 'fresh', '--dry-run'])
  expect(plan.warnings).toContainEqual({
    code: 'index-only',
    text: expect.stringMatching(/connections: a grant of the last seconds may be missing\.$/),
  })

  const stdin = await rig.tenant.practice.copyAsCurl('data.owner')
  const words = ['--overlap', '1h', '--bearer-from', 'stdin', '--yes']
  const rotated = await rig.rotate('fresh', words, { stdin })
  expect(rotated.code, rotated.stdout).toBe(0)
  expect(rotated.stderr).toMatch(/Reading 4\d\d connections from the store\. 2\d calls/)
  const { token, plan: done } = rotated.json()
  expect(await rig.tenant.adminsOf(guid)).toContain(token.username)
  expect(done.warnings.map(({ code }: { code: string }) => code)).not.toContain('index-only')
})
