import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { organisation } from './organisation.ts'

const shipper = ['token', 'create', 'shipper', '--dataset', 'http-logs:ingest=create']

describe('token create on Axiom', () => {
  it('makes what was said, hands the secret over, and reads it back', async () => {
    const axiom = await organisation()
    const file = join(axiom.home.folder, 'secret')
    const made = await axiom.run([
      ...['token', 'create', 'etl', '--json', '--yes', '--secret-to', `file:${file}`],
      ...['--dataset', 'http-logs:ingest=create,query=read', '--view', 'errors:query=r'],
      ...['--org', 'monitors=crud,Access control=read', '--description', 'd', '--expires', '30d'],
    ])
    expect(made.code, made.stderr).toBe(0)
    const { token, secret, plan, outcomes } = made.json()
    const stored = (await axiom.tokens()).find(({ id }) => id === token.id)
    expect(stored).toMatchObject({
      name: 'etl',
      description: 'd',
      datasetCapabilities: { 'http-logs': { ingest: ['create'], query: ['read'] } },
      viewCapabilities: { errors: { query: ['read'] } },
      orgCapabilities: { monitors: ['create', 'read', 'update', 'delete'], rbac: ['read'] },
    })
    const days = (Date.parse(stored?.expiresAt ?? '') - Date.now()) / 86_400_000
    expect(Math.round(days * 100)).toBe(3000)
    expect(token).toMatchObject({ status: 'expiring', viewCapabilities: stored?.viewCapabilities })
    expect(secret.deliveredTo).toBe(`file:${file}`)
    expect(plan).toMatchObject({ action: 'token create', danger: 'reversible', calls: 4 })
    expect(outcomes).toMatchObject([{ state: 'done', verified: true, effective: 'yes' }])
    expect(await axiom.statusOf(readFileSync(file, 'utf8').trim())).toBe(200)
  })

  it('hands the secret to the vault, a command and standard output, too', async () => {
    const axiom = await organisation()
    expect((await axiom.run([...shipper, '--yes', '--secret-to', 'vault'])).code).toBe(0)
    const printed = await axiom.run([...shipper, '--yes', '--secret-to', 'stdout'])
    expect(printed.stdout).toMatch(/^xaat-\S+\n$/)
    expect(await axiom.statusOf(printed.stdout.trim())).toBe(200)
    const out = join(axiom.home.folder, 'piped')
    const piped = await axiom.run([...shipper, '--yes', '--secret-to', `command:tee ${out}`])
    expect(piped.code, piped.stderr).toBe(0)
    expect(await axiom.statusOf(readFileSync(out, 'utf8').trim())).toBe(200)
  })

  it('deletes the new token again when its secret has nowhere to go', async () => {
    const axiom = await organisation()
    const env = { TOKENBENCH_VAULT_KEY: 'none' }
    const before = (await axiom.tokens()).length
    const words = [...shipper, '--yes', '--json', '--secret-to', 'command:false']
    const lost = await axiom.run(words, { env })
    expect(lost.code).toBe(1)
    expect(lost.json().outcomes[0].problem.detail).toContain('was deleted again')
    expect(await axiom.tokens()).toHaveLength(before)
    // What was sent is noted, also what takes it back.
    const journal = join(axiom.home.state, 'journal')
    const [plan] = readdirSync(journal).filter((name) => name.endsWith('.jsonl'))
    const lines = readFileSync(join(journal, plan ?? ''), 'utf8')
    expect(lines.indexOf('delete-axiom-token')).toBeGreaterThan(lines.indexOf('create-axiom-token'))
  })

  it.each([
    [['--dataset', 'http-logs:ingest=read'], 'invalid-action', 'Valid for ingest: create.'],
    [['--org', 'billing=delete'], 'invalid-action', 'Valid for billing: read, update.'],
    [['--view', 'errors:ingest=create'], 'unknown-capability', 'Valid are: query, share.'],
    [[], 'no-capability', 'Choose a capability'],
    [['--preset', 'ingest'], 'preset-needs-names', '--dataset NAME'],
    [['--preset', 'nope'], 'unknown-preset', 'ingest, query, annotations'],
    [['--org', 'monitors=r', '--expires', '2020-01-01'], 'expiry', '2027-03-01'],
  ])('sends nothing for %j', async (words, code, hint) => {
    const axiom = await organisation()
    const before = (await axiom.tokens()).length
    const call = ['token', 'create', 'x', ...words, '--json', '--yes=x', '--secret-to', 'vault']
    const refused = await axiom.run(call)
    expect([refused.code, refused.json().problem.code]).toEqual([2, code])
    expect(JSON.stringify(refused.json().problem.nextSteps)).toContain(hint)
    expect(await axiom.tokens()).toHaveLength(before)
  })

  it.each([
    [['--expires', 'never', '--org', 'monitors=r'], 'irreversible'],
    [['--dataset', '*:data=delete'], 'reversible'],
  ])('has %j typed', async (words, danger) => {
    const axiom = await organisation()
    const call = ['token', 'create', 'wide', ...words, '--json', '--secret-to', 'vault']
    const refused = await axiom.run([...call, '--yes'])
    expect([refused.code, refused.json().problem.code]).toEqual([5, 'not-confirmed'])
    const made = await axiom.run([...call, '--yes=wide'])
    expect([made.code, made.json().plan.danger]).toEqual([0, danger])
  })

  it('warns of datasets that are not there, and of more than the preset gives', async () => {
    const axiom = await organisation()
    const words = ['--preset', 'ingest', '--dataset', 'http-logs', '--dataset', 'later:query=read']
    const planned = await axiom.run([
      'token',
      'create',
      'x',
      ...words,
      '--dry-run',
      '--json',
      '--secret-to',
      'vault',
    ])
    const { plan } = planned.json()
    expect(
      plan.changes.find(({ field }: { field: string }) => field === 'datasetCapabilities').after,
    ).toEqual(['http-logs:ingest=create', 'later:ingest=create', 'later:query=read'])
    const codes = plan.warnings.map(({ code }: { code: string }) => code)
    expect(codes).toEqual(expect.arrayContaining(['no-such-dataset', 'wider-than-preset']))
    expect(codes).toHaveLength(4)
  })

  it('takes capabilities out of a file, and from a token that exists', async () => {
    const axiom = await organisation()
    const shown = await axiom.run('token show log-shipper --json')
    const file = join(axiom.home.folder, 'like.json')
    writeFileSync(file, shown.stdout)
    for (const words of [
      ['--from', file],
      ['--like', 'log-shipper'],
    ]) {
      const call = ['token', 'create', 'copy', ...words, '--org', 'monitors=r']
      const made = await axiom.run([...call, '--yes', '--json', '--secret-to', 'vault'])
      expect(made.code, made.stderr).toBe(0)
      expect(made.json().token).toMatchObject({
        datasetCapabilities: { 'http-logs': { ingest: ['create'] } },
        orgCapabilities: { monitors: ['read'] },
      })
    }
  })

  it('tells a lost answer as unknown, with the token that came of it', async () => {
    const axiom = await organisation({ faults: ['drop-after:POST /v2/tokens'] })
    const lost = await axiom.run([...shipper, '--yes', '--json', '--secret-to', 'vault'])
    expect(lost.code).toBe(7)
    const [outcome] = lost.json().outcomes
    const made = (await axiom.tokens()).filter(({ name }) => name === 'shipper')
    expect(made.map(({ id }) => id)).toEqual([outcome.object.id])
    expect(outcome).toMatchObject({ state: 'unknown', verified: false })
    expect(outcome.problem.detail).toContain('Its secret is lost.')
  })

  it('says which capability the sign-in lacks', async () => {
    const axiom = await organisation()
    const limited = await axiom.run([...shipper, '--yes', '--secret-to', 'stdout'])
    const env = { TOKENBENCH_TOKEN: limited.stdout.trim() }
    const refused = await axiom.run([...shipper, '--yes', '--json', '--secret-to', 'vault'], {
      env,
    })
    expect(refused.code).toBe(8)
    expect(JSON.stringify(refused.json())).toContain('apiTokens: read')
  })

  it('leaves out no option that is the other product’s', async () => {
    const axiom = await organisation()
    const foreign = await axiom.run([...shipper, '--persona', 'x', '--yes', '--json'])
    expect([foreign.code, foreign.json().problem.code]).toEqual([2, 'option-of-atlan'])
    const env = {
      TOKENBENCH_PROVIDER: 'atlan',
      TOKENBENCH_URL: axiom.practice.atlan.baseUrl,
      TOKENBENCH_TOKEN: axiom.practice.atlan.apiToken.secret,
    }
    for (const words of [shipper, ['token', 'create', 'x', '--from', 'y']]) {
      const other = await axiom.run([...words, '--yes', '--json', '--secret-to', 'vault'], { env })
      expect([other.code, other.json().problem.code]).toEqual([2, 'option-of-axiom'])
    }
  })
})
