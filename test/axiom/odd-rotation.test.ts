import { expect, it } from 'vitest'
import { standIn } from './stand-in.ts'

const fresh = `xaat-${'4'.repeat(8)}-4444-4444-8444-${'4'.repeat(12)}`
const old = {
  id: 'old',
  name: 'etl',
  description: '',
  expiresAt: null,
  datasetCapabilities: { 'http-logs': { ingest: ['create'] } },
  viewCapabilities: {},
  orgCapabilities: {},
}

/** An Axiom with one token, of which it makes others but which it never changes by itself. */
async function oddAxiom({ refusesNew = false } = {}) {
  const tokens: Record<string, unknown>[] = [old]
  const writes: string[] = []
  let lists = 0
  let onList = (_: number): void => {}
  const { run, place } = await standIn(async (request, response) => {
    const { method = '', url = '', headers } = request
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const [, , resource, id] = url.split('/')
    if (method === 'GET') {
      if (refusesNew && headers.authorization === `Bearer ${fresh}`) return answer(401, {})
      if (resource !== 'tokens') return answer(200, [])
      if (id !== undefined)
        return answer(
          200,
          tokens.find((token) => token.id === id),
        )
      lists += 1
      onList(lists)
      return answer(200, tokens)
    }
    writes.push(method)
    const body = JSON.parse((await Array.fromAsync<Buffer>(request)).join(''))
    const made = { ...old, ...body, expiresAt: body.newTokenExpiresAt ?? body.expiresAt, id: 'new' }
    tokens.push(made)
    return answer(200, { ...made, token: fresh })
  })
  return {
    writes,
    rotate: (how: string) =>
      run([
        ...['token', 'rotate', 'etl', ...how.split(' '), '--expires', '9d', '--json'],
        ...['--rate', 'none', '--secret-to', place('s')],
      ]),
    /** Somebody changes the token after so many lists were given. */
    changeAfter(most: number) {
      lists = 0
      onList = (count) => {
        if (count > most) tokens[0] = { ...old, description: 'in use' }
      }
    },
    lists: () => lists,
  }
}

it('makes nothing out of a token that changed since the plan', async () => {
  const axiom = await oddAxiom()
  expect((await axiom.rotate('--overlap 1h --dry-run')).code).toBe(0)
  axiom.changeAfter(axiom.lists())
  const refused = await axiom.rotate('--overlap 1h --yes')
  expect(refused.code, refused.stdout).toBe(6)
  expect(refused.json().outcomes).toMatchObject([{ problem: { code: 'changed-since' } }])
  expect(axiom.writes).toEqual([])
})

it('says so where the old token does not end as planned', async () => {
  const axiom = await oddAxiom()
  const rotated = await axiom.rotate('--overlap 1h --yes')
  expect(rotated.code, rotated.stdout).toBe(7)
  expect(rotated.json().outcomes.at(-1)).toMatchObject({
    object: { id: 'old' },
    state: 'unknown',
    problem: { code: 'not-shortened' },
  })
})

it('leaves a leaked one alone while the secret of the new one is not accepted', async () => {
  const axiom = await oddAxiom({ refusesNew: true })
  const rotated = await axiom.rotate('--leaked --yes=etl')
  expect(rotated.code, rotated.stdout).toBe(1)
  expect(rotated.json().outcomes).toMatchObject([
    { object: { id: 'new' }, effective: 'no', problem: { code: 'secret-not-accepted' } },
    { object: { id: 'old' }, problem: { code: 'old-stays' } },
  ])
  expect(axiom.writes).toEqual(['POST'])
})
