import { describe, expect, it } from 'vitest'
import { problemFrom } from '#src/clients/http/testing/problem.ts'
import { rig } from './practice.ts'

const wanted = { name: 'in-doubt', description: '', personas: [], lifetimeSeconds: 3_600 }

describe('creating a token when something goes wrong on the way', () => {
  it.each([
    ['its answer is cut off', 'drop-after', 1],
    ['it is cut before it was done', 'drop-before', 0],
    ['half of its answer is missing', 'truncate', 1],
    ['the gateway fails', 'status=503', 0],
  ])('is in doubt and never repeated: %s', async (_, what, made) => {
    const faults = [`${what}:POST /api/service/apikeys:*`]
    const { token: client, trace } = await rig({ faults })
    const problem = await problemFrom(client.tokens.create(wanted))
    expect(problem).toMatchObject({ kind: 'unknown-outcome', code: 'answer-lost' })
    expect(await client.tokens.byName('in-doubt')).toHaveLength(made)
    expect(trace.entries()[0]).toMatchObject({ method: 'POST', tries: 1 })
  })
})

it('waits out the tenant’s rate limit, also before a write', async () => {
  let now = Date.now()
  const slept: number[] = []
  const setup = await rig({ rateLimit: 3, now: () => now }, async (milliseconds) => {
    slept.push(milliseconds)
    now += milliseconds
  })
  for (let i = 0; i < 3; i++) await setup.token.tokens.get('x')
  await setup.token.tokens.create(wanted)
  expect(slept).toHaveLength(1)
  expect(setup.trace.entries().at(-1)).toMatchObject({ method: 'POST', status: 200, tries: 2 })
})

describe('reading when something goes wrong on the way', () => {
  it.each(['drop-before', 'drop-after', 'status=503', 'status=429'])(
    'goes on by itself after %s',
    async (what) => {
      const { token: client, trace } = await rig({
        faults: [`${what}:GET /api/service/users/current:2`],
      })
      expect((await client.identity.whoAmI()).identity.kind).toBe('api-token')
      expect(trace.entries()[0]).toMatchObject({ status: 200, tries: 3 })
    },
  )

  it.each([
    ['garbage', 'web-page-answer'],
    ['truncate', 'unexpected-answer'],
  ])('tells what came instead of an answer: %s', async (what, code) => {
    const { token: client } = await rig({ faults: [`${what}:GET /api/service/apikeys`] })
    expect(await problemFrom(client.tokens.get('x'))).toMatchObject({ kind: 'failed', code })
  })
})
