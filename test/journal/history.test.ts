import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'

const grant = (tenant: Tenant, ...more: string[]) => [
  ...['grant', 'connection-admin', '--token', 'nightly-etl', '--on', tenant.development().guid],
  ...['--bearer-from', 'stdin', '--json', ...more],
]

it('lists what was written, and a dry run leaves nothing', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const stdin = await tenant.practice.issueBearer('conn.admin')
  const options = { home, env: tenant.signedIn }
  expect((await runInProcess(grant(tenant, '--dry-run'), { ...options, stdin })).code).toBe(0)
  expect(readdirSync(home.folder, { recursive: true }).join()).not.toContain('journal')

  const granted = await runInProcess(grant(tenant, '--yes'), { ...options, stdin })
  expect(granted.code, granted.stdout).toBe(0)
  const listed = await runInProcess(['history', '--json'], options)
  expect(listed.json()).toMatchObject({
    total: 1,
    history: [
      {
        action: 'grant connection-admin',
        state: 'done',
        origin: tenant.url,
        changes: [{ field: 'adminUsers', added: [expect.stringContaining('service-account-')] }],
        outcomes: [{ state: 'done', verified: true }],
      },
    ],
  })
  const [{ id }] = listed.json().history
  expect((await runInProcess(['history'], options)).stdout).toMatch(new RegExp(`${id} .*done`))
})
