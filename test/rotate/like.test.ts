import { describe, expect, it } from 'vitest'
import { Rig } from './rig.ts'

describe('token create --like', () => {
  it('takes over description, personas and lifetime, and names the grants that it does not', async () => {
    await using rig = await Rig.start()
    const { guid, qualifiedName } = rig.tenant.development()
    const old = await rig.token('etl', '--persona', 'Data Assets', '--expires', '12h')
    await rig.grant('connection-admin', 'etl', guid, 'conn.admin')
    const to = ['--secret-to', `file:${rig.path('copy')}`]
    const { token, plan } = await rig.done([
      'token',
      'create',
      'copy',
      '--like',
      'etl',
      ...to,
      '--yes',
    ])
    const { description, personas } = old
    expect(token).toMatchObject({ name: 'copy', description, personas })
    expect(lifeOf(token)).toBe(43_200)
    const left = plan.warnings.find(({ code }: { code: string }) => code === 'not-copied')
    expect(left.text).toContain(`--token copy --on ${qualifiedName}`)
    expect(await rig.tenant.adminsOf(guid)).not.toContain(token.username)
  })

  it('lets what is said go before what the other one says', async () => {
    await using rig = await Rig.start()
    await rig.token('etl', '--persona', 'Data Assets', '--expires', '12h')
    const to = ['--secret-to', `file:${rig.path('copy')}`, '--yes']
    const said = ['--description', 'other', '--expires', '3h', '--persona', 'Sandbox']
    const { token } = await rig.done(['token', 'create', 'copy', '--like', 'etl', ...said, ...to])
    expect(token).toMatchObject({ description: 'other', personas: [{ name: 'Sandbox' }] })
    expect(lifeOf(token)).toBe(10_800)
  })

  it('does not take over the lifetime of one that was dead at birth', async () => {
    await using rig = await Rig.start()
    const to = ['--secret-to', `file:${rig.path('copy')}`, '--yes']
    const { token } = await rig.done(['token', 'create', 'copy', '--like', 'old-exporter', ...to])
    expect(lifeOf(token)).toBe(90 * 86_400)
  })
})

/** To the minute: some seconds are taken off, by which a creation is found if its answer is lost. */
const lifeOf = ({ createdAt, expiresAt }: { createdAt: string; expiresAt: string }): number =>
  Math.ceil((Date.parse(expiresAt) - Date.parse(createdAt)) / 60_000) * 60
