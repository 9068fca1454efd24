import { expect, it } from 'vitest'
import { organisation } from '../axiom/organisation.ts'
import { inPlainWorkbench } from './plain-workbench.ts'

it('makes, rotates and deletes tokens of Axiom by plain lines', async () => {
  const axiom = await organisation()
  const to = "--secret-to 'command:dd of=/dev/null'"
  const { text, code } = await inPlainWorkbench(
    [
      [`token create ship --dataset http-logs:ingest=create ${to}`, 'yes'],
      [`token create ever --org monitors=r --expires never ${to}`, 'yes'],
      [`token rotate ship --overlap 48h ${to}`, 'yes'],
      [`token rotate log-shipper --leaked ${to}`, 'log-shipper', 'deployed'],
      ['token delete dashboard-reader', 'dashboard-reader'],
      ['token list'],
      ['dataset list'],
    ],
    axiom,
  )
  expect(code, text).toBe(0)
  const names = (await axiom.tokens()).map(({ name }) => name)
  expect(names.filter((name) => name === 'ship')).toHaveLength(2)
  expect(names).not.toContain('dashboard-reader')
  // For ever is confirmed by name, and “yes” is none.
  expect(names).not.toContain('ever')
  expect(names.filter((name) => name === 'log-shipper')).toHaveLength(1)
  expect(text).toContain('may send events')
})

it('sets up a token of Axiom where the profile is of Axiom', async () => {
  const axiom = await organisation()
  const { text } = await inPlainWorkbench([], { ...axiom, first: ['guided set-up'] })
  expect(text).toContain('Where is Axiom reached?')
})

it('says no secret that it knows, also where somebody wrote it into a description', async () => {
  const axiom = await organisation()
  const { baseUrl, apiToken, personalAccessToken } = axiom.practice.axiom
  const made = await fetch(`${baseUrl}/v2/tokens`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      name: 'careless',
      description: `made with ${personalAccessToken}`,
      datasetCapabilities: { 'http-logs': { ingest: ['create'] } },
    }),
  })
  expect(made.status).toBe(200)
  const { text } = await inPlainWorkbench([['token show careless']], axiom)
  expect(text).toContain('made with [hidden]')
  expect(text).not.toContain(personalAccessToken)
})
