import { describe, expect, it } from 'vitest'
import { filesIn } from '../secrets/kept.ts'
import { Rig } from './rig.ts'

/** Commands through the profile alone, with its vault. */
const own = { TOKENBENCH_URL: undefined, TOKENBENCH_TOKEN: undefined, TOKENBENCH_VAULT_KEY: 'file' }

/** A profile that signs in with a token named “etl”. */
async function profileOf(rig: Rig, ...more: readonly string[]) {
  const old = await rig.token('etl', '--persona', 'Data Assets')
  const words = ['profile', 'add', 'acme', '--url', rig.tenant.url, '--provider', 'atlan']
  const from = ['--credential-from', `file:${rig.path('etl')}`]
  await rig.done([...words, ...from, ...more], { env: own })
  return old
}

const entries = (rig: Rig): { identity: string; purpose: string }[] => {
  const vault = filesIn(rig.home.state).find(({ path }) => path.endsWith('vault.json'))
  return JSON.parse(vault?.text ?? '{"entries":[]}').entries
}

describe('rotating the token that a profile signs in with', () => {
  it('lets the profile sign in with the new one before the old one dies', async () => {
    await using rig = await Rig.start()
    const old = await profileOf(rig)
    const words = ['token', 'rotate', 'etl', '--leaked', '--yes=etl']
    const { token, plan, outcomes, secret } = await rig.done(words, { env: own })
    expect(secret.deliveredTo).toBe('vault')
    expect(plan.changes).toContainEqual(
      expect.objectContaining({ field: 'signIn', before: 'etl', after: 'etl (2)' }),
    )
    expect(outcomes).toMatchObject([
      { object: { id: token.id }, state: 'done', effective: 'yes' },
      { object: { type: 'profile', id: 'acme' }, state: 'done', verified: true },
      { object: { id: old.id }, gone: true, effective: 'yes' },
    ])
    const status = await rig.done(['status'], { env: own })
    expect(status.identity.username).toBe(token.username)
    // Of the old one the profile keeps nothing.
    expect(entries(rig).map(({ identity }) => identity)).not.toContain(old.username)
  })

  it('keeps the profile and the old token as they are when the vault does not take the new one', async () => {
    await using rig = await Rig.start()
    const old = await profileOf(rig)
    const before = entries(rig)
    await rig.faults('drop-after:POST /api/service/apikeys')
    const words = ['token', 'rotate', 'etl', '--leaked', '--yes=etl', '--json']
    const rotated = await rig.run(words, { env: own })
    expect(rotated.code, rotated.stdout).toBe(7)
    expect(rotated.json().outcomes).toMatchObject([
      { state: 'unknown' },
      { object: { type: 'profile' }, state: 'failed' },
      { object: { id: old.id }, state: 'failed', problem: { code: 'old-stays' } },
    ])
    expect(entries(rig)).toEqual(before)
    expect((await rig.done(['status'], { env: own })).identity.username).toBe(old.username)
  })

  it('says where else the secret is read, which is not ours to write', async () => {
    await using rig = await Rig.start()
    await profileOf(rig, '--store', 'reference')
    const to = ['--secret-to', `file:${rig.path('new')}`]
    const words = ['token', 'rotate', 'etl', '--overlap', '2d', ...to, '--dry-run']
    const { plan } = await rig.done(words, { env: own })
    const said = plan.warnings.find(({ code }: { code: string }) => code === 'signs-in')
    expect(said.text).toContain(`file:${rig.path('etl')}`)
    expect(said.text).toContain('acme')
  })
})

describe('restricting the token that a profile signs in with', () => {
  it.each([
    ['persona unlink', ['persona', 'unlink', '--token', 'etl', '--persona', 'Data Assets']],
    ['token delete', ['token', 'delete', 'etl']],
  ])('is named in the plan of %s', async (_, words) => {
    await using rig = await Rig.start()
    await profileOf(rig)
    const { plan } = await rig.done([...words, '--dry-run'])
    const said = plan.warnings.find(({ code }: { code: string }) => code === 'signs-in')
    expect(said.text).toContain('profile acme')
  })

  it('is left out of several', async () => {
    await using rig = await Rig.start()
    await profileOf(rig)
    const { plan } = await rig.done(['token', 'delete', 'etl', 'soda-checks', '--dry-run'])
    expect(
      plan.changes.map(({ object }: { object: { name: string } }) => object.name),
    ).not.toContain('etl')
    expect(plan.warnings).toContainEqual(expect.objectContaining({ code: 'signs-in-left-out' }))
  })
})
