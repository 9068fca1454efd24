import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { type Environment, Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import { mainFile } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'

const nowhere = 'dd of=/dev/null'

/** Writes a program of that name where a shell of this home finds it first. */
function program(home: Home, name: string, ...lines: readonly string[]): void {
  const text = ['#!/bin/sh', ...lines, ''].join('\n')
  writeFileSync(join(home.makeFolder('bin'), name), text, { mode: 0o755 })
}

/** What a set-up of plain lines printed under “The same as a command”. */
const printed = (stdout: string): string[] =>
  stdout.split('\n').flatMap((line) => /^\s+(tokenbench .*)$/.exec(line)?.[1] ?? [])

/** Runs a line in a real shell as somebody would who copied it and confirmed the plan. */
async function inShell(home: Home, line: string, env: Environment) {
  program(home, 'tokenbench', `exec '${process.execPath}' '${mainFile}' "$@"`)
  const PATH = `${join(home.folder, 'bin')}:${process.env.PATH}`
  const confirmed = line.replace(/^tokenbench /, 'tokenbench --yes --json ')
  const environment = home.environment({ ...env, PATH })
  const { stdout } = await promisify(execFile)('sh', ['-c', confirmed], { env: environment })
  return JSON.parse(stdout)
}

it('shows commands at the end of a set-up that run as they are printed', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const name = `it's "new" $(touch x)`
  const bearer = await tenant.practice.issueBearer('conn.admin')
  const answers = [
    ...[tenant.practice.atlan.apiToken.secret, ''],
    ...[name, 'who’s\t$HOME', '1', 'data assets'],
    ...['a command', nowhere, '1', bearer, '', '2', 'yes', '1'],
  ]
  const done = await runInProcess(['setup', '--accessible', '--url', tenant.url], {
    home,
    env: { TOKENBENCH_VAULT_KEY: 'none' },
    stdin: `${answers.join('\n')}\n`,
  })
  expect(done.code, done.stdout + done.stderr).toBe(0)
  const [create = '', grant = '', ...more] = printed(done.stdout)
  expect(more).toEqual([])
  const env = { TOKENBENCH_TOKEN: tenant.practice.atlan.apiToken.secret }
  const created = await inShell(home, create, env)
  expect(created.token).toMatchObject({ name, personas: [{ name: 'Data Assets' }] })
  expect(await tenant.tokensNamed(name)).toHaveLength(2)
  program(home, 'xclip', `echo '${bearer}'`)
  const granted = await inShell(home, grant, env)
  expect(granted.outcomes).toMatchObject([{ object: { name: 'development' }, state: 'already' }])
})

it('names the profile where another organisation has the same address', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const { baseUrl, orgId, personalAccessToken } = tenant.practice.axiom
  const env = { TOKENBENCH_TOKEN: personalAccessToken }
  const other = ['profile', 'add', 'other', '--provider', 'axiom', '--url', baseUrl]
  const added = [...other, '--org-id', 'elsewhere', '--store', 'session']
  expect((await runInProcess(added, { home })).code).toBe(0)
  const answers = [
    ...[personalAccessToken, '', orgId, '--etl', 'ships logs', 'something else', '1'],
    ...['http-logs', 'ingest=create,query=read', '0', 'monitors=crud'],
    ...['a command', nowhere, 'yes', '1'],
  ]
  const words = ['setup', '--provider', 'axiom', '--accessible', '--url', baseUrl]
  const done = await runInProcess(words, {
    home,
    env: { TOKENBENCH_VAULT_KEY: 'none' },
    stdin: `${answers.join('\n')}\n`,
  })
  expect(done.code, done.stdout + done.stderr).toBe(0)
  const [create = '', ...more] = printed(done.stdout)
  expect(more).toEqual([])
  expect(create).toMatch(` --profile ${orgId} -- --etl`)
  const { token } = await inShell(home, create, env)
  expect(token).toMatchObject({
    name: '--etl',
    datasetCapabilities: { 'http-logs': { ingest: ['create'], query: ['read'] } },
    orgCapabilities: { monitors: ['create', 'read', 'update', 'delete'] },
  })
})
