import { expect, it } from 'vitest'
import { type PracticeTenants, startPractice } from '#src/practice/start.ts'
import { startAxiomTrial } from './testing/axiom-trial.ts'

const TOKENS = '/v2/tokens'

it('says on every answer how much is left of the rate limit, and an id of the request', async () => {
  const { owner, call, now } = await startAxiomTrial({ faults: [`status=503:GET /v2/views`] })
  const answers = [
    await owner('GET', TOKENS),
    await owner('POST', TOKENS, {}),
    await owner('GET', '/v2/views'),
    await call({}, 'GET', TOKENS),
    await owner('GET', '/v2/nonsense'),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 422, 503, 401, 404])
  for (const { headers } of answers) {
    expect(headers.get('x-ratelimit-scope')).toBe('organization')
    expect(Number(headers.get('x-ratelimit-remaining'))).toBeGreaterThan(0)
    expect(Number(headers.get('x-ratelimit-limit'))).toBeGreaterThan(0)
    expect(Number(headers.get('x-ratelimit-reset')) * 1000).toBeGreaterThan(now())
    expect(headers.get('x-axiom-trace-id')).toMatch(/^[0-9a-f]{32}$/)
  }
  expect(new Set(answers.map(({ headers }) => headers.get('x-axiom-trace-id'))).size).toBe(5)
})

it('answers 429 over the limit and says by the reset alone when to come back', async () => {
  const { owner, pass, now } = await startAxiomTrial({ rateLimit: 2 })
  expect((await owner('GET', TOKENS)).headers.get('x-ratelimit-remaining')).toBe('1')
  await owner('GET', TOKENS)
  const { status, headers, body } = await owner('GET', TOKENS)
  expect([status, body.message]).toEqual([429, 'rate limit exceeded'])
  expect(headers.get('x-ratelimit-remaining')).toBe('0')
  expect(headers.has('retry-after')).toBe(false)
  pass(Number(headers.get('x-ratelimit-reset')) * 1000 - now())
  expect((await owner('GET', TOKENS)).status).toBe(200)
})

it.each(['/', '/v2', '/v2/nonsense', '/v1/tokens', '/v2/tokens/%zz', '/v2/tokens/a/b'])(
  'there is nothing at %s: 404 in JSON',
  async (path) => {
    const { owner } = await startAxiomTrial()
    const { status, body, headers } = await owner('GET', path)
    expect([status, body]).toEqual([404, { code: 404, message: 'Not found' }])
    expect(headers.get('content-type')).toContain('application/json')
  },
)

it.each([
  ['drop-before', 0],
  ['drop-after', 1],
])('%s cuts the connection', async (what, made) => {
  const { owner } = await startAxiomTrial({ faults: [`${what}:POST ${TOKENS}`] })
  const content = { name: 'lost', orgCapabilities: { users: ['read'] } }
  await expect(owner('POST', TOKENS, content)).rejects.toThrow()
  const { body } = await owner('GET', TOKENS)
  expect(body.filter(({ name }: { name: string }) => name === 'lost')).toHaveLength(made)
})

it('takes the port after Atlan’s, and both end together', async () => {
  const practice = await onNeighbouringPorts()
  const port = Number(new URL(practice.atlan.baseUrl).port)
  expect(practice.axiom.baseUrl).toBe(`http://127.0.0.1:${port + 1}`)
  await practice.close()
  await expect(fetch(practice.axiom.baseUrl)).rejects.toThrow()
})

/** On a port that was just free; where another program has the next one, on another. */
async function onNeighbouringPorts(tries = 5): Promise<PracticeTenants> {
  const first = await startPractice()
  const port = Number(new URL(first.atlan.baseUrl).port)
  await first.close()
  return startPractice({ port }).catch((thrown: unknown) => {
    if (tries === 0) throw thrown
    return onNeighbouringPorts(tries - 1)
  })
}

it('makes the same names, ids and secrets of the same seed', async () => {
  const options = { randomSeed: 7 }
  const [one, two] = [await startAxiomTrial(options), await startAxiomTrial(options)]
  const summary = async ({ axiom: { baseUrl: _, ...axiom }, owner }: typeof one) => ({
    ...axiom,
    tokens: (await owner('GET', TOKENS)).text,
  })
  expect(await summary(one)).toEqual(await summary(two))
})

it('has as many tokens and datasets as were asked for', async () => {
  const { owner } = await startAxiomTrial({ objects: 40 })
  expect((await owner('GET', TOKENS)).body).toHaveLength(40)
  expect((await owner('GET', '/v2/datasets')).body).toHaveLength(40)
})
