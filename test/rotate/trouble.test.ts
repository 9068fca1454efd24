import { mkdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Rig } from './rig.ts'

const leaked = ['--leaked', '--yes=etl']

/** What stands afterwards, on the tenant and in the old token's use. */
async function standing(rig: Rig, secret: string) {
  const [old, fresh] = [
    await rig.tenant.tokensNamed('etl'),
    await rig.tenant.tokensNamed('etl (2)'),
  ]
  return { old: old.length, new: fresh.length, oldWorks: await rig.accepts(secret) }
}

describe('a rotation in trouble', () => {
  it.each([
    ['the creation’s answer is lost', 'drop-after:POST /api/service/apikeys', 7, 1],
    ['the creation is refused', 'status=403:POST /api/service/apikeys', 8, 0],
    ['the creation fails on the way', 'status=500:POST /api/service/apikeys', 7, 0],
  ])('keeps the old one when %s', async (_, fault, code, made) => {
    await using rig = await Rig.start()
    const { secret } = await rig.token('etl')
    await rig.faults(fault)
    const rotated = await rig.rotate('etl', leaked)
    expect(rotated.code, rotated.stdout + rotated.stderr).toBe(code)
    expect(await standing(rig, secret)).toEqual({ old: 1, new: made, oldWorks: true })
    const outcomes = rotated.json().outcomes
    expect(outcomes.at(-1)).toMatchObject({ state: 'failed', problem: { code: 'old-stays' } })
  })

  it('keeps the old one, and no new one, when the new secret has nowhere to go', async () => {
    await using rig = await Rig.start()
    const { secret } = await rig.token('etl')
    const words = ['token', 'rotate', 'etl', ...leaked, '--secret-to', 'command:false', '--json']
    const rotated = await rig.run(words)
    expect(rotated.code, rotated.stdout).toBe(1)
    expect(await standing(rig, secret)).toEqual({ old: 1, new: 0, oldWorks: true })
  })

  it('creates nothing where the place for the secret is not ready', async () => {
    await using rig = await Rig.start()
    const { secret } = await rig.token('etl')
    mkdirSync(rig.path('new'))
    const rotated = await rig.rotate('etl', leaked)
    expect(rotated.code, rotated.stdout).toBe(5)
    expect(await standing(rig, secret)).toEqual({ old: 1, new: 0, oldWorks: true })
  })

  it.each([
    ['was not written', 'status=403:POST /api/meta/entity/bulk', 8],
    ['was refused, as the bearer had ended', 'status=401:POST /api/meta/entity/bulk', 4],
    ['was written, but its answer lost', 'drop-after:POST /api/meta/entity/bulk', 0],
    ['is in doubt', 'drop-before:POST /api/meta/entity/bulk', 7],
  ])('goes by what became of the grant: it %s', async (_, fault, code) => {
    await using rig = await Rig.start()
    const { guid } = rig.tenant.development()
    const { secret } = await rig.token('etl')
    await rig.grant('connection-admin', 'etl', guid, 'conn.admin')
    await rig.faults(fault)
    const stdin = await rig.tenant.practice.copyAsCurl('conn.admin')
    const rotated = await rig.rotate('etl', [...leaked, '--bearer-from', 'stdin'], { stdin })
    expect(rotated.code, rotated.stdout + rotated.stderr).toBe(code)
    const isDone = code === 0
    expect(await standing(rig, secret)).toEqual({
      old: isDone ? 0 : 1,
      new: 1,
      oldWorks: !isDone,
    })
  })

  it.each([
    ['came after it was done', 'drop-after', 0, 0],
    ['came before it was done', 'drop-before', 7, 1],
  ])('tells the truth when the cut of the deletion %s', async (_, fault, code, left) => {
    await using rig = await Rig.start()
    const { secret } = await rig.token('etl')
    await rig.faults(`${fault}:DELETE /api/service/apikeys`)
    const rotated = await rig.rotate('etl', leaked)
    expect(rotated.code, rotated.stdout + rotated.stderr).toBe(code)
    expect(await standing(rig, secret)).toEqual({ old: left, new: 1, oldWorks: left === 1 })
  })
})
