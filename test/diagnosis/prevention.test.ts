import { expect, it } from 'vitest'
import { runInProcess } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'

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
