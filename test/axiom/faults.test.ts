import { describe, expect, it } from 'vitest'
import { organisation } from './organisation.ts'
import { standIn } from './stand-in.ts'

const soon = new Date(Date.now() + 3_600_000).toUTCString()

/** Makes a token at an Axiom that answers every request that is no read with one refusal. */
async function refusing(status: number, body: string, headers: Record<string, string> = {}) {
  const { run, place } = await standIn((request, response) => {
    const isRefused = request.method === 'POST'
    const type = body.startsWith('<') ? 'text/html' : 'application/json'
    response
      .writeHead(isRefused ? status : 200, { 'content-type': type, ...headers })
      .end(isRefused ? body : '[]')
  })
  const make = ['token', 'create', 'x', '--org', 'monitors=r', '--yes', '--json']
  return run([...make, '--secret-to', place('s'), '--rate', 'none'])
}

const says = (message: string) => JSON.stringify({ code: 'x', message })

it.each([
  [401, says('Unauthorized'), {}, 4, 'not-authenticated', 'Sign in again'],
  [403, says('Forbidden'), {}, 8, 'not-permitted', 'apiTokens: create'],
  [404, says('Not found'), {}, 3, 'not-found', 'check the identifier'],
  [409, says('exists'), {}, 6, 'conflict', 'exists'],
  [422, says('name is too long'), {}, 1, 'not-accepted', 'name is too long'],
  [422, says('at least one capability must be set'), {}, 2, 'no-capability', 'Choose'],
  [429, says('rate'), { 'retry-after': '3600' }, 1, 'rate-limited', 'in again in 1 h'],
  [429, says('rate'), { 'retry-after': soon }, 1, 'rate-limited', 'in again in'],
  [430, says('volume'), {}, 1, 'volume-limit', 'limit of data'],
  [500, says('oops'), {}, 7, 'answer-lost', 'Look'],
  [502, '<html>Bad gateway</html>', {}, 7, 'answer-lost', 'web page'],
  [200, '<html>Sign in</html>', {}, 7, 'answer-lost', 'web page'],
  [200, '{"id":', {}, 7, 'answer-lost', ''],
])('a creation that Axiom answers with %i %s %j ends with %i', async (...row) => {
  const [status, body, headers, exit, code, said] = row
  const { code: ended, stdout, json } = await refusing(status, body, headers)
  expect(ended, stdout).toBe(exit)
  const answer = json()
  const problem = answer.problem ?? answer.outcomes[0].problem
  expect(problem.code).toBe(code)
  expect(JSON.stringify(problem)).toContain(said)
  expect(problem.nextSteps.length).toBeGreaterThan(0)
})

describe('when the answer to a write is cut off', () => {
  it.each([
    ['POST /v2/tokens', 'token create x --org monitors=r --yes', 7],
    ['POST /v2/tokens', 'token rotate log-shipper --overlap 1h --yes', 7],
    ['DELETE /v2/tokens', 'token delete log-shipper --yes=log-shipper', 0],
  ])('%s: %s ends with %i', async (path, words, exit) => {
    const axiom = await organisation({ faults: [`drop-after:${path}`] })
    const place = words.startsWith('token delete') ? '' : ' --secret-to vault'
    expect((await axiom.run(`${words} --json${place}`)).code).toBe(exit)
  })
})

it.each([
  ['status=401', 4],
  ['status=403', 8],
  ['garbage', 1],
])('a list that ends in %s exits with %i', async (fault, exit) => {
  const axiom = await organisation({ faults: [`${fault}:GET /v2/tokens:*`] })
  const listed = await axiom.run('token list --json')
  expect([listed.code, listed.json().problem.nextSteps.length > 0]).toEqual([exit, true])
})
