import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { mainFile } from '../harness/program.ts'
import { Terminal } from '../harness/terminal.ts'
import { organisation } from './organisation.ts'

it('sets a token up by plain lines: datasets, a view, the organisation', async () => {
  const axiom = await organisation()
  const { baseUrl, orgId, personalAccessToken } = axiom.practice.axiom
  const file = join(axiom.home.folder, 'etl.token')
  const answers = [
    ...[personalAccessToken, '', orgId, 'etl', 'ships', '2'],
    ...['1,2', 'later', 'ingest=create,query=read', 'query', '0'],
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

it('runs full screen, too, and wants at least one capability', async () => {
  const axiom = await organisation()
  const { baseUrl, apiToken } = axiom.practice.axiom
  const file = join(axiom.home.folder, 'screen.token')
  await using terminal = Terminal.start(
    process.execPath,
    [mainFile, 'setup', '--provider', 'axiom', '--url', baseUrl],
    { home: axiom.home, rows: 40, cols: 100, env: { TOKENBENCH_VAULT_KEY: 'none' } },
  )
  await terminal.waitFor('How do you sign in')
  await terminal.paste(apiToken)
  await terminal.waitFor('41 characters')
  terminal.press('enter')
  await terminal.waitFor('an API token of this organisation')
  terminal.press('enter')
  await terminal.waitFor('What is the new token called?')
  terminal.type('screen')
  terminal.press('enter')
  await terminal.waitFor('What is “screen” for?')
  terminal.press('enter')
  await terminal.waitFor('❯ 90 days')
  terminal.press('enter')
  await terminal.waitFor('Chosen: nothing yet')
  terminal.press('tab')
  await terminal.waitFor('Chosen: http-logs')
  terminal.press('enter')
  await terminal.waitFor('not there yet?')
  terminal.press('enter')
  await terminal.waitFor('do with each dataset?')
  terminal.press('enter')
  await terminal.waitFor('[ ] errors')
  terminal.press('enter')
  await terminal.waitFor('Enter again goes on')
  terminal.press('enter')
  await terminal.waitFor('do with the organisation?')
  terminal.press('enter')
  await terminal.waitFor('A token must be allowed at least one thing.')
  terminal.type('monitors=read')
  terminal.press('enter')
  await terminal.waitFor('❯ a file')
  terminal.press('enter')
  await terminal.waitFor('File:')
  terminal.press('ctrl-u')
  terminal.type(file)
  await terminal.waitFor(`❯ ${file}`)
  terminal.press('enter')
  await terminal.waitFor('monitors=read')
  terminal.press('enter')
  await terminal.waitFor('“screen” exists.')
  expect((await axiom.tokens()).find(({ name }) => name === 'screen')?.orgCapabilities).toEqual({
    monitors: ['read'],
  })
})
