import { describe, expect, it } from 'vitest'
import { organisation } from './organisation.ts'

const inHours = (instant: string | null) =>
  Math.round((Date.parse(instant ?? '') - Date.now()) / 3_600_000)

/** An organisation with a token of its own, whose secret the vault holds. */
async function withToken(...more: readonly string[]) {
  const axiom = await organisation()
  const words = ['token', 'create', 'etl', '--dataset', 'http-logs:ingest=create,share=read']
  const made = await axiom.run([
    ...words,
    '--view',
    'errors:query=read',
    ...more,
    '--yes=etl',
    '--json',
    '--secret-to',
    'vault',
  ])
  expect(made.code, made.stderr).toBe(0)
  return { axiom, id: made.json().token.id as string }
}

describe('token rotate on Axiom', () => {
  it('regenerates: the same again, for as long again, and the old secret works on', async () => {
    const { axiom, id } = await withToken('--expires', '30d')
    const old = await axiom.run(['token', 'secret', id, '--secret-to', 'stdout'])
    const rotated = await axiom.run(
      `token rotate ${id} --overlap 48h --yes --json --secret-to vault`,
    )
    expect(rotated.code, rotated.stderr).toBe(0)
    const { token, replaced, plan, outcomes } = rotated.json()
    expect(token.id).not.toBe(id)
    const stored = await axiom.tokens()
    const [before, after] = [
      stored.find((one) => one.id === id),
      stored.find((one) => one.id === token.id),
    ]
    expect(inHours(before?.expiresAt ?? null)).toBe(48)
    expect(inHours(after?.expiresAt ?? null)).toBe(30 * 24)
    expect(after).toMatchObject({
      name: 'etl',
      datasetCapabilities: before?.datasetCapabilities,
      viewCapabilities: { errors: { query: ['read'] } },
    })
    expect(replaced).toMatchObject({ id, expiresAt: before?.expiresAt })
    expect(plan.danger).toBe('reversible')
    expect(outcomes).toMatchObject([
      { object: { id: token.id }, state: 'done', verified: true, effective: 'yes' },
      { object: { id }, state: 'done', verified: true },
    ])
    expect(await axiom.statusOf(old.stdout.trim())).toBe(200)
  })

  it('changes what is spoken of, and keeps views, shares and all else', async () => {
    const { axiom, id } = await withToken()
    const words = [
      '--dataset',
      'http-logs:ingest=none,query=read',
      '--org',
      'monitors=r',
      '--expires',
      '10d',
    ]
    const call = ['token', 'rotate', id, '--overlap', '1h', ...words, '--secret-to', 'vault']
    const { plan } = (await axiom.run([...call, '--dry-run', '--json'])).json()
    const change = (field: string) =>
      plan.changes.find((one: { field: string }) => one.field === field)
    expect(change('datasetCapabilities')).toMatchObject({
      added: ['http-logs:query=read'],
      removed: ['http-logs:ingest=create'],
    })
    expect((await axiom.run([...call, '--yes'])).code).toBe(0)
    const after = (await axiom.tokens()).find((one) => one.name === 'etl' && one.id !== id)
    expect(after).toMatchObject({
      datasetCapabilities: { 'http-logs': { query: ['read'], share: ['read'] } },
      viewCapabilities: { errors: { query: ['read'] } },
      orgCapabilities: { monitors: ['read'] },
    })
    expect(inHours(after?.expiresAt ?? null)).toBe(240)
  })

  it('says 90 days where nobody knows how long the old one was for', async () => {
    const axiom = await organisation()
    const planned = await axiom.run(
      'token rotate log-shipper --overlap 1h --dry-run --json --secret-to vault',
    )
    const codes = planned.json().plan.warnings.map(({ code }: { code: string }) => code)
    expect(codes).toContain('lifetime-unknown')
  })

  it('has an overlap of nothing, and a life without end, typed', async () => {
    const { axiom, id } = await withToken('--expires', 'never')
    const rotate = `token rotate ${id} --json --secret-to vault --yes`
    for (const how of ['--overlap 0d', '--overlap 1h', '--leaked']) {
      const refused = await axiom.run(`${rotate} ${how}`)
      expect([refused.code, refused.json().problem.code]).toEqual([5, 'not-confirmed'])
    }
    expect(
      (await axiom.run(`token rotate ${id} --overlap 0d --secret-to vault --yes=etl`)).code,
    ).toBe(0)
  })

  it('leaked: a twin first, then the old one is deleted and proved dead', async () => {
    const { axiom, id } = await withToken()
    const old = (await axiom.run(['token', 'secret', id, '--secret-to', 'stdout'])).stdout.trim()
    const rotated = await axiom.run(
      `token rotate ${id} --leaked --yes=etl --json --secret-to vault`,
    )
    expect(rotated.code, rotated.stderr).toBe(0)
    const { token, outcomes } = rotated.json()
    expect(outcomes).toMatchObject([
      { object: { id: token.id }, effective: 'yes' },
      { object: { id }, state: 'done', gone: true, effective: 'yes' },
    ])
    expect(await axiom.statusOf(old)).toBe(401)
    expect((await axiom.tokens()).filter(({ name }) => name === 'etl')).toHaveLength(1)
  })

  it('leaves the old one alone when its successor’s secret went nowhere', async () => {
    const { axiom, id } = await withToken()
    const env = { TOKENBENCH_VAULT_KEY: 'none' }
    const words = `token rotate ${id} --leaked --yes=etl --json --secret-to command:false`
    const failed = await axiom.run(words, { env })
    expect(failed.code).toBe(1)
    expect(failed.json().outcomes[1].problem.code).toBe('old-stays')
    expect((await axiom.tokens()).filter(({ name }) => name === 'etl')).toMatchObject([{ id }])
  })

  it('tells a lost answer as unknown, and when the old one ends', async () => {
    const axiom = await organisation({ faults: ['drop-after:POST /v2/tokens'] })
    const [shipper] = (await axiom.tokens()).filter(({ name }) => name === 'log-shipper')
    const lost = await axiom.run(
      'token rotate log-shipper --overlap 48h --yes --json --secret-to vault',
    )
    expect(lost.code).toBe(7)
    const { outcomes, replaced } = lost.json()
    expect(outcomes[0]).toMatchObject({ state: 'unknown' })
    expect(outcomes[0].problem.detail).toContain(
      `The old token ${shipper?.id} is still there and ends on`,
    )
    expect(replaced.id).toBe(shipper?.id)
    expect(outcomes[1]).toMatchObject({ object: { id: shipper?.id }, verified: true })
  })

  it('gives the profile that signs in with it the new secret, before the old one dies', async () => {
    const { axiom } = await withToken()
    const admin = ['token', 'create', 'admin', '--preset', 'token-admin', '--yes', '--secret-to']
    const made = await axiom.run([...admin, 'vault', '--json'])
    const { id } = made.json().token
    const url = axiom.practice.axiom.baseUrl
    const clean = {
      TOKENBENCH_TOKEN: undefined,
      TOKENBENCH_PROVIDER: undefined,
      TOKENBENCH_URL: undefined,
    }
    const added = await axiom.run(
      [
        'profile',
        'add',
        'logs',
        '--provider',
        'axiom',
        '--url',
        url,
        '--credential-from',
        'vault:admin',
      ],
      { env: clean },
    )
    expect(added.code, added.stderr).toBe(0)
    const run = (words: string) => axiom.run(`${words} --profile logs`, { env: clean })
    for (const how of ['--overlap 1h --yes', '--leaked --yes=admin']) {
      const tokens = (await axiom.tokens()).filter(({ name }) => name === 'admin')
      const newest = tokens.at(-1)?.id ?? id
      const rotated = await run(
        `token rotate ${newest} ${how.replace('=admin', `=${newest}`)} --json`,
      )
      expect(rotated.code, rotated.stdout + rotated.stderr).toBe(0)
      expect(rotated.json().plan.warnings.map(({ code }: { code: string }) => code)).toContain(
        'signs-in',
      )
      const kept = rotated
        .json()
        .outcomes.find(({ object }: { object: { type: string } }) => object.type === 'profile')
      expect(kept).toMatchObject({ state: 'done', verified: true })
    }
    expect((await run('token list')).code).toBe(0)
  })
})
