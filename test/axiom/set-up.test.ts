import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { organisation } from './organisation.ts'

it('sets a token up by plain lines: datasets, a view, the organisation', async () => {
  const axiom = await organisation()
  const { baseUrl, orgId, personalAccessToken } = axiom.practice.axiom
  const file = join(axiom.home.folder, 'etl.token')
  const answers = [
    ...[personalAccessToken, '', orgId, 'etl', 'ships', '6', '2'],
    ...['2,3,5', 'later', 'ingest=create,query=read', 'query', '0'],
    ...['errors', 'query=r', 'monitors=crud,annotations=create'],
    ...['a file', file, 'yes', 'none', ''],
  ]
  const words = ['setup', '--provider', 'axiom', '--accessible', '--url', baseUrl]
  const env = { TOKENBENCH_TOKEN: undefined, TOKENBENCH_VAULT_KEY: 'none' }
  const done = await axiom.run(words, { env, stdin: answers.join('\n') })
  expect(done.code, done.stdout + done.stderr).toBe(0)
  const stored = (await axiom.tokens()).find(({ name }) => name === 'etl')
  expect(stored).toMatchObject({
    datasetCapabilities: {
      'http-logs': { ingest: ['create'], query: ['read'] },
      'app-events': { query: ['read'] },
    },
    viewCapabilities: { errors: { query: ['read'] } },
    orgCapabilities: { monitors: ['create', 'read', 'update', 'delete'], annotations: ['create'] },
  })
  expect(await axiom.statusOf(readFileSync(file, 'utf8').trim())).toBe(200)
  expect(done.stdout).not.toContain(personalAccessToken)
})

it('signs in with what the profile keeps, and asks by hand where that does not work', async () => {
  const axiom = await organisation()
  const { baseUrl, orgId, personalAccessToken } = axiom.practice.axiom
  const env = { TOKENBENCH_TOKEN: undefined, TOKENBENCH_VAULT_KEY: 'none' }
  const kept = join(axiom.home.folder, 'kept')
  writeFileSync(kept, personalAccessToken)
  const where = ['--provider', 'axiom', '--url', baseUrl, '--org-id', orgId]
  const how = ['--credential-from', `file:${kept}`, '--store', 'reference']
  expect((await axiom.run(['profile', 'add', 'kept', ...where, ...how], { env })).code).toBe(0)
  const file = join(axiom.home.folder, 'by-profile.token')
  const answers = ['', 'by-profile', '', '1', '2', '1', '', 'a file', file, 'yes', '']
  const words = ['setup', '--profile', 'kept', '--accessible']
  const done = await axiom.run(words, { env, stdin: answers.join('\n') })
  expect(done.stdout + done.stderr).toContain(`profile kept, from file:${kept}`)
  writeFileSync(kept, 'xaat-00000000-0000-0000-0000-000000000000')
  const dead = await axiom.run(words, { env, stdin: '\n' })
  expect(dead.stdout + dead.stderr).toMatch(
    /profile kept could not sign in[\s\S]*How do you sign in/,
  )
  expect(done.code, done.stdout + done.stderr).toBe(0)
  expect((await axiom.tokens()).map(({ name }) => name)).toContain('by-profile')
})
