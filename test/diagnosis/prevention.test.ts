import { expect, it } from 'vitest'
import { runInProcess } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'
import { Incident } from './incident.ts'
import { walk } from './set-up.ts'

it.each([
  ['token', 'create', 'never-made', '--secret-to', 'command:cat'],
  ['token', 'update', 'dbt-cloud', '--name', 'other'],
  ['token', 'delete', 'dbt-cloud'],
  ['persona', 'link', '--token', 'dbt-cloud', '--persona', 'Data Assets'],
])('a member’s sign-in is refused before anything is planned: %s %s', async (...words) => {
  await using tenant = await Tenant.start()
  const env = {
    TOKENBENCH_URL: tenant.url,
    TOKENBENCH_TOKEN: await tenant.practice.issueBearer('member.admin'),
  }
  const ran = await runInProcess([...words, '--yes', '--json', '--verbose'], { env })
  expect([ran.code, ran.json().problem.code]).toEqual([8, 'not-an-admin'])
  expect(ran.json().problem.detail).toContain('$member')
  expect(ran.stderr).toBe('')
})

it('the set-up on Axiom refuses a sign-in that may make no token before it asks anything more', async () => {
  await using incident = await Incident.start()
  const { baseUrl, orgId, personalAccessToken } = incident.tenant.practice.axiom
  const { text } = await incident.send({
    base: baseUrl,
    credential: personalAccessToken,
    headers: { 'x-axiom-org-id': orgId },
    method: 'POST',
    path: '/v2/tokens',
    body: { name: 'shipper', datasetCapabilities: { 'http-logs': { ingest: ['create'] } } },
  })
  const signIn = JSON.parse(text).token
  const words = ['--url', baseUrl, '--provider', 'axiom']
  const comes = { words, signIn, bearer: '', name: 'fresh' }
  const walked = await walk({ ...comes, gives: { dataset: 'query=read' } })
  expect(walked.code, walked.said).toBe(8)
  expect(walked.said).toContain('Use a credential with “apiTokens: read”')
  expect(walked.said).not.toContain('What is the new token called?')
})
