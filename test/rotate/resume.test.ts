import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { Program } from '../harness/program.ts'
import { filesIn } from '../secrets/kept.ts'
import { Rig } from './rig.ts'

/** Commands through the profile alone, with its vault. */
const own = { TOKENBENCH_URL: undefined, TOKENBENCH_TOKEN: undefined, TOKENBENCH_VAULT_KEY: 'file' }

/** A profile that signs in with a token named “etl”, which administers a connection. */
async function desk() {
  const rig = await Rig.start()
  const old = await rig.token('etl', '--persona', 'Data Assets')
  const { guid } = rig.tenant.development()
  await rig.grant('connection-admin', 'etl', guid, 'conn.admin')
  const words = ['profile', 'add', 'acme', '--url', rig.tenant.url, '--provider', 'atlan']
  await rig.done([...words, '--credential-from', `file:${rig.path('etl')}`], { env: own })
  const last = async () => (await rig.done(['history'], { env: own })).history[0].id
  return { rig, old, guid, last }
}

/** Carries the last plan on, with the bearer of somebody who may give what the old one had. */
async function resume({ rig, last }: Desk, plan?: string) {
  const stdin = await rig.tenant.practice.copyAsCurl('conn.admin')
  const words = ['resume', plan ?? (await last()), '--yes=etl', '--bearer-from', 'stdin', '--json']
  return rig.run(words, { env: own, stdin })
}

type Desk = Awaited<ReturnType<typeof desk>>

const rotate = ['token', 'rotate', 'etl', '--leaked', '--yes=etl', '--json']

/** Everything is moved, and of the old one nothing is left. */
async function expectMoved({ rig, old, guid }: Desk): Promise<void> {
  const fresh = await rig.tenant.tokensNamed('etl (2)')
  expect([fresh.length, await rig.tenant.tokensNamed('etl')]).toEqual([1, []])
  const username = `service-account-${fresh[0]?.clientId}`
  expect(await rig.tenant.adminsOf(guid)).toContain(username)
  expect((await rig.done(['status'], { env: own })).identity.username).toBe(username)
  const vault = filesIn(rig.home.state).find(({ path }) => path.endsWith('vault.json'))?.text ?? ''
  expect(vault).not.toContain(old.username)
  expect(await rig.accepts(old.secret)).toBe(false)
}

describe('a rotation that stopped', () => {
  it.each([
    ['the creation', 'status=403:POST /api/service/apikeys', 8],
    ['the grant', 'status=403:POST /api/meta/entity/bulk', 8],
    ['the deletion', 'status=403:DELETE /api/service/apikeys', 8],
    ['the deletion, in doubt', 'drop-before:DELETE /api/service/apikeys', 7],
  ])('at %s is carried on to its end by resume', async (where, fault, code) => {
    const at = await desk()
    await using rig = at.rig
    await rig.faults(fault)
    const stopped = await rig.run(rotate, { env: own })
    expect(stopped.code, stopped.stdout + stopped.stderr).toBe(code)
    const resumed = await resume(at)
    expect(resumed.code, resumed.stdout + resumed.stderr).toBe(0)
    // The vault holds the old secret, to be tried, until the profile signs in with the new one.
    const effective = where === 'the creation' ? 'yes' : 'unknown'
    const { outcomes } = resumed.json()
    expect(outcomes.at(-1)).toMatchObject({ object: { id: at.old.id }, effective })
    await expectMoved(at)
  })

  it.each([
    ['the answer to the creation', 'POST /api/service/apikeys', true],
    ['the grant', 'POST /api/meta/entity/bulk', false],
    ['the deletion', 'DELETE /api/service/apikeys', false],
  ])('as it was killed at %s is carried on by resume', async (_, where, isInDoubt) => {
    const at = await desk()
    await using rig = at.rig
    await rig.faults(`slow=400:${where}`)
    {
      await using program = Program.start(rotate, { home: rig.home, env: own })
      await vi.waitUntil(async () => (await rig.tenant.control({})).faults.length === 0, patient)
      program.signal('SIGKILL')
    }
    const plan = await at.last()
    if (isInDoubt) {
      await vi.waitUntil(async () => (await rig.tenant.tokensNamed('etl (2)')).length > 0, patient)
      const refused = await resume(at, plan)
      expect([refused.code, refused.json().problem.code]).toEqual([6, 'in-doubt'])
      const [doubt] = (await rig.done(['doubts'], { env: own })).doubts
      await rig.done(['doubts', 'delete', doubt.id, '--yes=etl (2)'], { env: own })
    }
    const resumed = await resume(at, plan)
    expect(resumed.code, resumed.stdout + resumed.stderr).toBe(0)
    await expectMoved(at)
  })

  it('goes on even when resuming it is stopped, too', async () => {
    const at = await desk()
    await using rig = at.rig
    await rig.faults('status=403:POST /api/meta/entity/bulk')
    await rig.run(rotate, { env: own })
    await rig.faults('status=403:DELETE /api/service/apikeys')
    const second = await resume(at)
    expect(second.code, second.stdout + second.stderr).toBe(8)
    const third = await resume(at)
    expect(third.code, third.stdout + third.stderr).toBe(0)
    await expectMoved(at)
  })

  it('says what stands, with the commands, where the new secret is not held here', async () => {
    await using rig = await Rig.start()
    const { id } = await rig.token('etl')
    await rig.faults('status=403:DELETE /api/service/apikeys')
    await rig.rotate('etl', ['--leaked', '--yes=etl'])
    const [{ id: plan }] = (await rig.done(['history'])).history
    const resumed = await rig.run(['resume', plan, '--yes', '--json'])
    expect(resumed.code, resumed.stdout).toBe(1)
    expect(resumed.json().outcomes).toMatchObject([
      { object: { name: 'etl (2)' }, state: 'already' },
      { object: { id }, state: 'failed', problem: { code: 'old-stays' } },
    ])
    expect(resumed.stdout).toContain(`tokenbench token delete ${id}`)
    // With the new secret as the sign-in it goes to its end.
    const env = { TOKENBENCH_TOKEN: rig.secret('new') }
    const carried = await rig.run(['resume', plan, '--yes=etl', '--json'], { env })
    expect(carried.code, carried.stdout + carried.stderr).toBe(0)
    expect(await rig.tenant.tokensNamed('etl')).toEqual([])
    expect(readFileSync(rig.path('new'), 'utf8')).not.toBe('')
  })
})

const patient = { timeout: 10_000, interval: 5 }
