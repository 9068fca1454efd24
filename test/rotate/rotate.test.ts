import { describe, expect, it } from 'vitest'
import { Rig } from './rig.ts'

const persona = ['--persona', 'Data Assets']

describe('token rotate', () => {
  it('makes a twin of the same kind with an overlap, and leaves the old one alone', async () => {
    await using rig = await Rig.start()
    const old = await rig.token('etl', ...persona, '--expires', '40d')
    const rotated = await rig.rotate('etl', ['--overlap', '48h', '--yes'])
    expect(rotated.code, rotated.stdout + rotated.stderr).toBe(0)
    const { token, replaced, secret, plan, outcomes, nextSteps } = rotated.json()
    const { id, clientId, username, createdAt, expiresAt: _, secret: __, ...same } = old
    expect(token).toMatchObject({ ...same, name: 'etl (2)', createdBy: token.createdBy })
    expect([token.id, token.username]).not.toContain(id)
    expect(daysOf(token)).toBe(40)
    expect(replaced).toMatchObject({ id, clientId, username, createdAt, name: 'etl' })
    expect(secret.deliveredTo).toBe(`file:${rig.path('new')}`)
    expect(plan).toMatchObject({ action: 'token rotate', danger: 'reversible' })
    expect(outcomes).toMatchObject([{ state: 'done', verified: true, effective: 'yes' }])
    expect(nextSteps[0].command).toBe(`tokenbench token delete ${id}`)
    expect(await rig.accepts(old.secret)).toBe(true)
    expect(await rig.accepts(rig.secret('new'))).toBe(true)
  })

  it('gives the new one what the old one was given, and deletes the leaked one at last', async () => {
    await using rig = await Rig.start()
    const { guid } = rig.tenant.development()
    const old = await rig.token('etl', ...persona)
    await rig.grant('connection-admin', 'etl', guid, 'conn.admin')
    await rig.grant('collection-editor', 'etl', 'Onboarding', 'conn.admin')
    const stdin = await rig.tenant.practice.copyAsCurl('conn.admin')
    const rotated = await rig.rotate('etl', ['--leaked', '--bearer-from', 'stdin', '--yes=etl'], {
      stdin,
    })
    expect(rotated.code, rotated.stdout + rotated.stderr).toBe(0)
    const { token, plan, outcomes } = rotated.json()
    expect(plan.danger).toBe('irreversible')
    expect(outcomes).toMatchObject([
      { object: { id: token.id }, state: 'done', effective: 'yes' },
      { object: { type: 'connection', id: guid }, state: 'done', verified: true, effective: 'yes' },
      { object: { type: 'collection' }, state: 'done', verified: true, effective: 'yes' },
      // Nobody held the old secret, so nobody could try it.
      { object: { id: old.id }, state: 'done', verified: true, gone: true, effective: 'unknown' },
    ])
    expect(await rig.tenant.adminsOf(guid)).toContain(token.username)
    expect(await rig.tenant.tokensNamed('etl')).toEqual([])
    expect(await rig.accepts(old.secret)).toBe(false)
    expect(await rig.accepts(rig.secret('new'))).toBe(true)
    const codes = plan.warnings.map(({ code }: { code: string }) => code)
    expect(codes).toContain('not-moved')
  })

  it('needs nobody’s bearer where the old secret itself may give', async () => {
    await using rig = await Rig.start()
    const { guid } = rig.tenant.development()
    const old = await rig.token('etl', ...persona)
    await rig.grant('connection-admin', 'etl', guid, 'conn.admin')
    const env = { TOKENBENCH_TOKEN: old.secret }
    const rotated = await rig.rotate('etl', ['--overlap', '0d', '--yes=etl'], { env })
    expect(rotated.code, rotated.stdout + rotated.stderr).toBe(0)
    const { token, plan, outcomes } = rotated.json()
    expect(plan.warnings).toContainEqual(expect.objectContaining({ code: 'signs-in' }))
    expect(await rig.tenant.adminsOf(guid)).toContain(token.username)
    // Its successor deleted it, and its own secret was tried.
    expect(outcomes.at(-1)).toMatchObject({ object: { id: old.id }, gone: true, effective: 'yes' })
    expect(await rig.accepts(old.secret)).toBe(false)
  })

  it.each([
    ['neither', ['--yes'], 2, 'overlap-or-leaked'],
    ['both', ['--leaked', '--overlap', '2d', '--yes=etl'], 2, 'overlap-or-leaked'],
    ['no length of time', ['--overlap', 'soon', '--yes'], 2, 'overlap'],
    ['the name of the old one', ['--overlap', '2d', '--name', 'etl', '--yes'], 2, 'same-name'],
    ['a plain --yes for a leaked one', ['--leaked', '--yes'], 5, 'not-confirmed'],
    ['a plain --yes for no overlap', ['--overlap', '0d', '--yes'], 5, 'not-confirmed'],
  ])('refuses %s, and makes nothing', async (_, words, code, problem) => {
    await using rig = await Rig.start()
    await rig.token('etl')
    const refused = await rig.rotate('etl', words)
    expect([refused.code, refused.json().problem.code], refused.stdout).toEqual([code, problem])
    expect(await rig.tenant.tokensNamed('etl (2)')).toEqual([])
    expect(await rig.tenant.tokensNamed('etl')).toHaveLength(1)
  })

  it('asks for the bearer that the grants take, or to be told to leave them', async () => {
    await using rig = await Rig.start()
    const { guid, qualifiedName } = rig.tenant.development()
    await rig.token('etl')
    await rig.grant('connection-admin', 'etl', guid, 'conn.admin')
    const refused = await rig.rotate('etl', ['--overlap', '2d', '--yes'])
    expect([refused.code, refused.json().problem.code]).toEqual([2, 'missing-bearer'])
    const dry = await rig.rotate('etl', ['--overlap', '2d', '--without-grants', '--dry-run'])
    const left = dry
      .json()
      .plan.warnings.find(({ code }: { code: string }) => code === 'not-copied')
    expect(left.text).toContain('conn.admin')
    expect(left.text).toContain(`--token 'etl (2)' --on ${qualifiedName}`)
    expect(await rig.tenant.tokensNamed('etl (2)')).toEqual([])
  })

  it('counts names on, and takes one that is given', async () => {
    await using rig = await Rig.start()
    await rig.token('etl')
    const names = []
    for (const words of [[], [], ['--name', 'etl new']]) {
      const to = ['--secret-to', `file:${rig.path(`n${names.length}`)}`]
      const { token } = await rig.done([
        ...['token', 'rotate', 'etl', '--overlap', '1d', ...words, ...to],
        '--yes',
      ])
      names.push(token.name)
    }
    expect(names).toEqual(['etl (2)', 'etl (3)', 'etl new'])
  })
})

const daysOf = ({ createdAt, expiresAt }: { createdAt: string; expiresAt: string }): number =>
  Math.round((Date.parse(expiresAt) - Date.parse(createdAt)) / 86_400_000)
