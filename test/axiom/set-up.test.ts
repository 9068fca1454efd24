import { readFileSync } from 'node:fs'
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
