import { expect, it } from 'vitest'
import { forged } from '#src/capture/testing/tokens.ts'
import { runInProcess } from '../harness/in-process.ts'

const text = [
  '2026-11-22T00:59:59Z ERROR GET https://acme.atlan.com/api/meta/entity/guid/98fb61da-eb8f-455e-b5ea-c022ee390044 status=403 Forbidden',
  '2026-11-22T00:59:59Z ERROR POST https://acme.atlan.com/api/meta/search/indexsearch status=429',
  '2026-11-22T00:59:59Z ERROR POST https://acme.atlan.com/api/meta/search/indexsearch status=429',
].join('\n')

const explain = (...words: string[]) => runInProcess(['explain', ...words], { stdin: text })

it('explains the most telling of several failures, and names the others with how to pick them', async () => {
  const { stdout, code } = await explain()
  expect(code).toBe(0)
  expect(stdout).toMatch(/^3 requests failed, in 2 ways\. This is number 1, the most telling\.\n/)
  expect(stdout).toContain('Atlan answered 403')
  expect(stdout).toMatch(/Another failure: Atlan answered 429 to POST .*indexsearch \(2 times\)\./)
  expect(stdout).toContain('add --failure 2.')
})

it('explains the one that is picked, and refuses one that is not there', async () => {
  const picked = (await explain('--failure', '2', '--json')).json()
  expect(picked.causes[0].code).toBe('blocked-for-a-minute')
  expect(picked.failures).toMatchObject([{ count: 1 }, { count: 2 }])
  const { code, stderr } = await explain('--failure', '3')
  expect(code).toBe(2)
  expect(stderr).toContain('a number from 1 to 2')
})

it('shows no bearer of a HAR, whichever failure is explained', async () => {
  const bearers = ['one', 'two'].map((sub) => forged({ sub, preferred_username: sub }))
  const entries = bearers.map((bearer, at) => ({
    request: {
      method: 'GET',
      url: `https://acme.atlan.com/api/meta/${at}`,
      headers: [{ name: 'Authorization', value: `Bearer ${bearer}` }],
    },
    response: { status: 403 - 2 * at, headers: [], content: { text: `{"message":"${bearer}"}` } },
  }))
  const har = JSON.stringify({ log: { version: '1.2', entries } })
  for (const words of [[], ['--json'], ['--failure', '2', '--verbose']]) {
    const { stdout, stderr, code } = await runInProcess(['explain', ...words], { stdin: har })
    expect(code, stderr).toBe(0)
    for (const bearer of bearers) expect(stdout + stderr).not.toContain(bearer.slice(-30))
  }
})
