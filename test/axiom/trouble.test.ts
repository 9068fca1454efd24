import { describe, expect, it } from 'vitest'
import { problemFrom } from '#src/clients/http/testing/problem.ts'
import { type AxiomRig, axiomRig, ingest } from './rig.ts'

const PATH = '/v2/tokens'
const wanted = { name: 'in-doubt', description: '', expiresAt: null, capabilities: ingest }

const inDoubt = async ({ person }: AxiomRig) =>
  (await person.tokens.list()).filter(({ name }) => name === 'in-doubt').length

describe('creating a token when something goes wrong on the way', () => {
  it.each([
    ['its answer is cut off', 'drop-after', 1],
    ['it is cut before it was done', 'drop-before', 0],
    ['half of its answer is missing', 'truncate', 1],
    ['the gateway fails', 'status=503', 0],
    ['a web page comes back', 'garbage', 0],
  ])('is in doubt and never repeated: %s', async (_, what, made) => {
    const rig = await axiomRig({ faults: [`${what}:POST ${PATH}:*`] })
    const problem = await problemFrom(rig.person.tokens.create(wanted))
    expect(problem).toMatchObject({ kind: 'unknown-outcome', code: 'answer-lost' })
    expect(await inDoubt(rig)).toBe(made)
    expect(rig.trace.entries()[0]).toMatchObject({ method: 'POST', tries: 1 })
  })

  it('shows its secret to nobody, even when half of the answer is missing', async () => {
    const rig = await axiomRig({ faults: [`truncate:POST ${PATH}:*`] })
    const problem = await problemFrom(rig.person.tokens.create(wanted))
    expect(JSON.stringify([problem, rig.trace.entries()])).not.toMatch(/xaat-[0-9a-f]/)
  })
})

describe('regenerating when the answer is lost', () => {
  it.each([
    ['drop-after', 2],
    ['truncate', 2],
    ['drop-before', 1],
  ])('is in doubt, never repeated, and the old token is still known: %s', async (what, there) => {
    const rig = await axiomRig({ faults: [`${what}:POST ${PATH}/:*`] })
    const { token } = await rig.person.tokens.create(wanted)
    const oldExpiresAt = new Date(Date.now() + 3_600_000)
    const problem = await problemFrom(
      rig.person.tokens.regenerate(token.id, { oldExpiresAt, newExpiresAt: null }),
    )
    expect(problem).toMatchObject({ kind: 'unknown-outcome', code: 'answer-lost' })
    expect(await inDoubt(rig)).toBe(there)
    const known = await rig.person.tokens.get(token.id)
    expect(known.expiresAt).toEqual(there === 2 ? oldExpiresAt : null)
  })
})

describe('reading when something goes wrong on the way', () => {
  it.each(['drop-before', 'drop-after', 'status=503', 'status=429'])(
    'goes on by itself after %s',
    async (what) => {
      const { person, trace } = await axiomRig({ faults: [`${what}:GET ${PATH}:2`] })
      expect((await person.tokens.list()).length).toBeGreaterThan(0)
      expect(trace.entries()[0]).toMatchObject({ status: 200, tries: 3 })
    },
  )

  it.each([
    ['garbage', 'web-page-answer'],
    ['truncate', 'unexpected-answer'],
    ['status=403', 'not-permitted'],
    ['status=401', 'not-authenticated'],
  ])('tells what came instead of an answer: %s', async (what, code) => {
    const { person } = await axiomRig({ faults: [`${what}:GET ${PATH}`] })
    expect(await problemFrom(person.tokens.list())).toMatchObject({ code })
  })
})

it('waits out the rate limit by its reset, also before a write', async () => {
  let now = Date.now()
  const slept: number[] = []
  const { person, trace } = await axiomRig(
    { rateLimit: 2, now: () => now },
    async (milliseconds) => {
      slept.push(milliseconds)
      now += milliseconds
    },
  )
  await person.tokens.list()
  await person.tokens.list()
  await person.tokens.create(wanted)
  expect(slept).toHaveLength(1)
  expect(trace.entries().at(-1)).toMatchObject({ method: 'POST', status: 200, tries: 2 })
})
