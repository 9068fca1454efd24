import { expect, test } from 'vitest'
import { startPractice } from './start.ts'
import { startTrial } from './testing/trial.ts'

test('the same seed gives the same ids, names and passwords', async () => {
  const options = { randomSeed: 7, now: () => 1_795_000_000_000 }
  const [one, two] = [await startTrial(options), await startTrial(options)]
  const summary = ({ practice }: typeof one) => ({
    id: practice.atlan.apiToken.id,
    clientId: practice.atlan.apiToken.clientId,
    users: practice.atlan.users.map(({ bearer: _bearer, ...user }) => user),
  })
  expect(summary(one)).toEqual(summary(two))
})

test('it listens on 127.0.0.1 and on the port asked for', async () => {
  // Below those that systems give out by themselves, so that no neighbour is given it meanwhile.
  const port = 20_000 + 2 * (process.pid % 5_000)
  const tenants = await startPractice({ port })
  expect(tenants.atlan.baseUrl).toBe(`http://127.0.0.1:${port}`)
  await expect(startPractice({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await tenants.close()
})

test('closing ends open keep-alive connections', async () => {
  const { atlan, close } = await startPractice()
  const response = await fetch(`${atlan.baseUrl}/api/service/whoami`)
  await response.text()
  await close()
  await expect(fetch(`${atlan.baseUrl}/api/service/whoami`)).rejects.toThrow()
})

test('objects come up to the number asked for, the named ones among them', async () => {
  const { call, token } = await startTrial({ objects: 40 })
  const { body } = await call(token, 'GET', '/api/service/apikeys?limit=100')
  expect(body.totalRecord).toBe(40)
  for (const type of ['Connection', 'Persona']) {
    const dsl = { query: { term: { '__typeName.keyword': type } } }
    const search = await call(token, 'POST', '/api/meta/search/indexsearch', { dsl })
    expect(search.body.approximateCount).toBe(40)
  }
})

test('nobody asks for a bearer of a user that does not exist', async () => {
  const { practice } = await startTrial()
  await expect(practice.issueBearer('nobody')).rejects.toThrow('no user nobody')
})
