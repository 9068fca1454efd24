import { expect, it } from 'vitest'
import { runInProcess as run } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'

it('says who one is, on which tenant, by which credential and for how long, as JSON', async () => {
  await using tenant = await Tenant.start()
  const { apiToken } = tenant.practice.atlan
  const status = await run(['status', '--json'], { env: tenant.signedIn })
  expect(status.code, status.stderr).toBe(0)
  expect(status.json()).toEqual({
    profile: null,
    provider: 'atlan',
    baseUrl: tenant.url,
    identity: {
      username: apiToken.username,
      kind: 'api-token',
      roles: expect.arrayContaining(['$api-token-default-access']),
    },
    credential: {
      source: 'env:TOKENBENCH_TOKEN',
      fingerprint: expect.stringMatching(/^[0-9a-f]{8}$/),
      expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    },
    checkedAt: expect.stringMatching(/Z$/),
    serverClockSkewMs: expect.any(Number),
    latencyMs: expect.any(Number),
  })
  expect(status.stdout + status.stderr).not.toContain(apiToken.secret)
})

it('says the same in words', async () => {
  await using tenant = await Tenant.start()
  const bearer = await tenant.practice.issueBearer('conn.admin')
  const env = { ...tenant.signedIn, TOKENBENCH_TOKEN: bearer }
  const status = await run(['status'], { env })
  expect(status.code).toBe(0)
  expect(status.stdout).toMatch(/^tenant +http:\/\/127\.0\.0\.1:\d+$/m)
  expect(status.stdout).toMatch(/^you are +conn\.admin \(\$admin\)$/m)
  expect(status.stdout).toMatch(/^credential +from env:TOKENBENCH_TOKEN$/m)
  expect(status.stdout).toMatch(/^expires .*\(in 14 min \d+ s\)$/m)
})

it('knows its own practice tenant without anything set up', async () => {
  const status = await run(['status', '--practice', '--json'])
  expect(status.code, status.stderr).toBe(0)
  expect(status.json()).toMatchObject({ profile: 'practice', identity: { kind: 'api-token' } })
})

it.each([
  ['no tenant is named', {}, 2, 'no-profile'],
  ['no credential is given', { TOKENBENCH_URL: 'acme.atlan.com' }, 4, 'no-credential'],
  ['the address is none', { TOKENBENCH_URL: 'http://acme.atlan.com' }, 2, 'tenant-url-plain-http'],
  ['the profile does not exist', { TOKENBENCH_PROFILE: 'nobody' }, 3, 'profile-not-found'],
])('says what to do when %s', async (_, env, code, problem) => {
  const status = await run(['status', '--json'], { env })
  expect(status.json().problem.code).toBe(problem)
  expect(status.json().problem.nextSteps.length).toBeGreaterThan(0)
  expect(status.code).toBe(code)
})
