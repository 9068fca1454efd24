import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problemFrom } from '#src/clients/http/testing/problem.ts'
import { capabilities } from '#src/domain/capabilities.ts'
import { capabilityFlags, readCapabilityFlags } from '#src/domain/capability-flags.ts'
import { type Cell, matrixOf } from '#src/domain/capability-matrix.ts'
import { axiomRig, ingest } from './rig.ts'

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
const wanted = { name: 'made here', description: 'd', expiresAt: null, capabilities: ingest }

describe('a token of the practice organisation', () => {
  it('is created, listed, shown and deleted', async () => {
    const { person } = await axiomRig()
    const expiresAt = inDays(90)
    const { token } = await person.tokens.create({ ...wanted, expiresAt })
    expect(token).toMatchObject({ ...wanted, expiresAt })
    expect(await person.tokens.list()).toContainEqual(token)
    expect(await person.tokens.get(token.id)).toEqual(token)
    await person.tokens.remove(token.id)
    expect((await problemFrom(person.tokens.get(token.id))).code).toBe('token-not-found')
    expect((await problemFrom(person.tokens.remove(token.id))).code).toBe('token-not-found')
  })

  it('can hold every capability that there is, from an API token too', async () => {
    const { token: client } = await axiomRig()
    const everything = matrixOf(
      capabilities.flatMap(({ area, key, actions }) =>
        ['http-logs', 'not-there-yet', '*'].flatMap((target) =>
          actions.map((action) => ({
            area,
            target: area === 'organisation' ? '' : target,
            capability: key,
            action,
          })),
        ),
      ),
    )
    const { token } = await client.tokens.create({ ...wanted, capabilities: everything })
    expect((await client.tokens.get(token.id)).capabilities).toEqual(everything)
  })

  it('holds whatever flags say, and gives the same flags back', async () => {
    const { person } = await axiomRig()
    const cells = capabilities.flatMap(({ area, key: capability, actions }) =>
      actions.flatMap((action): Cell[] =>
        area === 'organisation'
          ? [{ area, target: '', capability, action }]
          : ['http-logs', 'a:b', '*'].map((target) => ({ area, target, capability, action })),
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.subarray(cells, { minLength: 1 }), async (chosen) => {
        const flags = capabilityFlags(matrixOf(chosen))
        const asked = { ...wanted, capabilities: readCapabilityFlags(flags) }
        const { token } = await person.tokens.create(asked)
        const listed = (await person.tokens.list()).find(({ id }) => id === token.id)
        expect(listed && capabilityFlags(listed.capabilities)).toEqual(flags)
        await person.tokens.remove(token.id)
      }),
      { numRuns: 30 },
    )
  })

  it('may do what it was given and nothing else', async () => {
    const rig = await axiomRig()
    const { secret } = await rig.person.tokens.create(wanted)
    const client = rig.with(secret)
    expect((await client.datasets.list()).map(({ name }) => name)).toContain('http-logs')
    const problem = await problemFrom(client.tokens.list())
    expect(problem).toMatchObject({ kind: 'not-permitted', http: { path: '/v2/tokens' } })
    expect(problem.detail).toContain('apiTokens: read')
    expect((await problemFrom(client.views.list())).detail).toContain('views: read')
  })

  it('that grants nothing is refused', async () => {
    const { person } = await axiomRig()
    const problem = await problemFrom(
      person.tokens.create({ ...wanted, capabilities: matrixOf([]) }),
    )
    expect(problem).toMatchObject({ kind: 'usage', code: 'no-capability' })
  })

  it('that is already over is refused, in the server’s words', async () => {
    const { person } = await axiomRig()
    const problem = await problemFrom(person.tokens.create({ ...wanted, expiresAt: inDays(-1) }))
    expect(problem).toMatchObject({ kind: 'failed', code: 'not-accepted' })
    expect(problem.detail).toContain('expiresAt must be in the future')
  })
})

describe('regenerating', () => {
  it('makes the same again, and the old one dies when it was told to', async () => {
    let now = Date.now()
    const rig = await axiomRig({ now: () => now })
    const { person } = rig
    const viewCapabilities = { errors: { share: ['read'] } }
    const kept = { ...ingest, viewCapabilities }
    const old = await person.tokens.create({ ...wanted, capabilities: kept })
    const oldExpiresAt = new Date(now + 3_600_000)
    const fresh = await person.tokens.regenerate(old.token.id, {
      oldExpiresAt,
      newExpiresAt: new Date(now + 86_400_000),
    })
    expect(fresh.token.id).not.toBe(old.token.id)
    expect(fresh.token.capabilities).toEqual(kept)
    expect((await person.tokens.get(old.token.id)).expiresAt).toEqual(oldExpiresAt)
    await rig.with(old.secret).datasets.list()
    now += 3_600_000
    expect((await problemFrom(rig.with(old.secret).datasets.list())).kind).toBe('not-authenticated')
    await rig.with(fresh.secret).datasets.list()
  })

  it('makes another one where that is asked for', async () => {
    const { person } = await axiomRig()
    const old = await person.tokens.create(wanted)
    const newToken = {
      name: 'changed',
      description: '',
      expiresAt: inDays(30),
      capabilities: { ...ingest, orgCapabilities: { annotations: ['create'] } },
    }
    const { token } = await person.tokens.regenerate(old.token.id, {
      oldExpiresAt: new Date(),
      newToken,
    })
    expect(token).toMatchObject(newToken)
  })

  it('of a token that there is not is a problem and no doubt', async () => {
    const { person } = await axiomRig()
    const change = { oldExpiresAt: new Date(), newExpiresAt: null }
    expect(await problemFrom(person.tokens.regenerate('nobody', change))).toMatchObject({
      kind: 'not-found',
      code: 'token-not-found',
    })
  })
})
