import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runInProcess } from '../harness/in-process.ts'
import { run as runProgram } from '../harness/program.ts'
import { organisation } from './organisation.ts'

/** Nothing of this run names a tenant: only profiles do. */
const clean = {
  TOKENBENCH_TOKEN: undefined,
  TOKENBENCH_PROVIDER: undefined,
  TOKENBENCH_URL: undefined,
  TOKENBENCH_ORG_ID: undefined,
}

async function withSecrets() {
  const axiom = await organisation()
  const { baseUrl, orgId, personalAccessToken, apiToken } = axiom.practice.axiom
  const fileOf = (name: string, secret: string) => {
    const path = join(axiom.home.folder, name)
    writeFileSync(path, `${secret}\n`, { mode: 0o600 })
    return `file:${path}`
  }
  const add = ['profile', 'add', 'logs', '--provider', 'axiom', '--url', baseUrl, '--json']
  return {
    axiom,
    baseUrl,
    orgId,
    pat: fileOf('pat', personalAccessToken),
    apiToken: fileOf('api-token', apiToken),
    add,
    run: (words: readonly string[], env: object = {}) =>
      axiom.run(words, { env: { ...clean, ...env } }),
  }
}

describe('a profile of Axiom', () => {
  it('with a personal access token for several organisations has to say which', async () => {
    const { add, run, pat, orgId } = await withSecrets()
    const refused = await run([...add, '--credential-from', pat])
    expect([refused.code, refused.json().problem.code]).toEqual([6, 'several-organisations'])
    expect(refused.json().problem.detail).toContain(orgId)
    const wrong = await run([...add, '--credential-from', pat, '--org-id', 'not-mine'])
    expect([wrong.code, wrong.json().problem.code]).toEqual([5, 'other-organisation'])
    const added = await run([...add, '--credential-from', pat, '--org-id', orgId])
    expect(added.code, added.stderr).toBe(0)
    expect((await run(['token', 'list', '--profile', 'logs'])).code).toBe(0)
    const status = (await run(['status', '--json'])).json()
    expect(status).toMatchObject({
      profile: 'logs',
      provider: 'axiom',
      orgId,
      identity: {
        username: 'axiom.owner@example.com',
        kind: 'personal-access-token',
        roles: ['owner'],
      },
      credential: { source: 'vault' },
    })
  })

  it('with an API token needs no organisation, and Axiom does not say who that is', async () => {
    const { add, run, apiToken } = await withSecrets()
    expect((await run([...add, '--credential-from', apiToken])).code).toBe(0)
    const status = await run(['status', '--json'])
    expect(status.json()).toMatchObject({ identity: { kind: 'api-token' }, provider: 'axiom' })
    expect((await run(['status'])).stdout).toContain('an API token')
  })

  it('that lists no datasets is told as what it is: perhaps alive, never as a failure', async () => {
    const axiom = await organisation({ faults: ['status=403:GET /v2/datasets:2'] })
    const env = { TOKENBENCH_TOKEN: axiom.practice.axiom.apiToken, TOKENBENCH_ORG_ID: undefined }
    const status = await axiom.run('status --json', { env })
    expect([status.code, status.json().confirmed]).toEqual([0, false])
    const said = await axiom.run('status', { env })
    expect(said.stdout).toContain('does not let it list datasets')
    expect((await axiom.run('status --json', { env })).json()).not.toHaveProperty('confirmed')
    const dead = { TOKENBENCH_TOKEN: 'xaat-00000000-0000-4000-8000-000000000000' }
    expect((await axiom.run('status', { env: dead })).code).toBe(4)
  })

  it('takes no token of another product', async () => {
    const { add, run, axiom } = await withSecrets()
    const { secret } = axiom.practice.atlan.apiToken
    const path = join(axiom.home.folder, 'atlan')
    writeFileSync(path, secret)
    const refused = await run([...add, '--credential-from', `file:${path}`])
    expect([refused.code, refused.json().problem.code]).toEqual([5, 'not-an-axiom-token'])
    const env = { TOKENBENCH_PROVIDER: 'axiom', TOKENBENCH_URL: axiom.env.TOKENBENCH_URL }
    const run2 = await run(['token', 'list', '--json'], { ...env, TOKENBENCH_TOKEN: secret })
    expect(run2.json().problem.code).toBe('not-an-axiom-token')
  })

  it('is imported from what the vendor’s command line keeps, and from the environment', async () => {
    const { axiom, run, baseUrl, orgId } = await withSecrets()
    const { personalAccessToken, apiToken } = axiom.practice.axiom
    writeFileSync(
      join(axiom.home.folder, '.axiom.toml'),
      `active_deployment = "two"
[deployments]
  [deployments.one]
    url = "${baseUrl}"
    token = "${apiToken}"
    org_id = ""
  [deployments.two]
    url = "${baseUrl}"
    token = "${personalAccessToken}"
    org_id = "${orgId}"
`,
      { mode: 0o600 },
    )
    // A process of its own: the file is in the home of whoever runs it.
    const imported = await runProgram(['profile', 'import', 'axiom-cli', '--json'], {
      home: axiom.home,
      env: { TOKENBENCH_VAULT_KEY: 'file' },
    })
    expect(imported.code, imported.stdout).toBe(0)
    expect(imported.json().profiles).toHaveLength(2)
    expect((await run(['status', '--json'])).json()).toMatchObject({ profile: 'two', orgId })
    const variables = { AXIOM_URL: baseUrl, AXIOM_TOKEN: apiToken }
    expect((await run(['profile', 'import', 'env', '--json'], variables)).code).toBe(0)
  })
})

it('practice has a ready profile for the organisation', async () => {
  const listed = await runInProcess(
    'token list --practice --profile practice-axiom --json'.split(' '),
  )
  expect(listed.code, listed.stderr).toBe(0)
  expect(listed.json().tokens.map(({ name }: { name: string }) => name)).toContain('log-shipper')
})
