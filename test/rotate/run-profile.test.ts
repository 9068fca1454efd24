import { expect, it } from 'vitest'
import { startPractice } from '#src/practice/start.ts'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'

it('takes a tenant from the environment, and a profile of another organisation for no other', async () => {
  const practice = await startPractice()
  using home = new Home()
  try {
    const { baseUrl, orgId, personalAccessToken } = practice.axiom
    const env = { TOKENBENCH_TOKEN: personalAccessToken }
    const add = ['profile', 'add', 'kept', '--provider', 'axiom', '--url', baseUrl]
    const added = await runInProcess(
      [...add, '--org-id', 'other-org', '--store', 'session', '--json'],
      { home },
    )
    expect(added.code, added.stdout).toBe(0)
    const own = { ...env, TOKENBENCH_URL: baseUrl, TOKENBENCH_ORG_ID: orgId }
    const listed = await runInProcess(['token', 'list', '--json'], {
      home,
      env: { ...own, TOKENBENCH_PROVIDER: 'axiom' },
    })
    expect(listed.code, listed.stdout + listed.stderr).toBe(0)
    expect(listed.json().total).toBeGreaterThan(0)
    const wrong = await runInProcess(['status', '--json'], {
      home,
      env: { ...own, TOKENBENCH_PROVIDER: 'axion' },
    })
    expect([wrong.code, wrong.json().problem.code]).toEqual([2, 'provider-unknown'])
  } finally {
    await practice.close()
  }
})
