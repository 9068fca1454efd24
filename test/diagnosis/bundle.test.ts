import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { runInProcess as run } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'
import { addAcme, piecesOf } from '../secrets/kept.ts'

const env = { TOKENBENCH_VAULT_KEY: 'file' }

it('holds what support needs and no secret, with the same stand-in for the same name', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  await addAcme(home, tenant)
  const { secret, username } = tenant.practice.atlan.apiToken
  const file = join(home.folder, 'bundle.md')
  await run(['token', 'create', 'payroll-loader', '--yes'], { home, env })
  const ended = await run(['doctor', '--bundle', file, '--json'], { home, env })
  expect(ended.code, ended.stdout).toBe(0)
  const text = readFileSync(file, 'utf8')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  for (const part of ['## Versions', '## Road to the tenant', '## Requests of this run'])
    expect(text).toContain(part)
  expect(text).toContain('GET /api/service/')
  expect(text).toContain('token create')
  for (const piece of piecesOf(secret)) expect(text.includes(piece)).toBe(false)
  // The checks keep their names, and a path does not tell whose home it is in.
  expect(text).toMatch(/^- ok: name resolution\. account-|^- ok: name resolution\. host-/m)
  expect(text).toContain('~/state, yours alone')
  // The host, the account and the token's name are nobody's business unless it is said.
  for (const name of [username, 'payroll-loader', new URL(tenant.url).hostname])
    expect(text).not.toContain(name)
  const [standIn = ''] = /account-\d+/.exec(text) ?? []
  expect(text.split(standIn).length).toBeGreaterThan(2)
})

it('leaves names as they are when asked to', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const file = join(home.folder, 'bundle.md')
  const words = ['doctor', '--bundle', file, '--with-names']
  await run(words, { home, env: tenant.signedIn })
  expect(readFileSync(file, 'utf8')).toContain(tenant.practice.atlan.apiToken.username)
})

it('never writes over a file', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const file = join(home.folder, 'bundle.md')
  writeFileSync(file, 'mine')
  const ended = await run(['doctor', '--bundle', file, '--json'], { home, env: tenant.signedIn })
  expect([ended.code, ended.json().problem.code]).toEqual([5, 'file-exists'])
  expect(readFileSync(file, 'utf8')).toBe('mine')
})

it('is not written when a last search finds what looks like a secret', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const file = join(home.folder, 'bundle.md')
  await addAcme(home, tenant)
  // A shape that the redactor takes out leaves a text that no longer has it: then all is well.
  const profiles = join(home.state, 'profiles.json')
  const kept = JSON.parse(readFileSync(profiles, 'utf8'))
  kept.profiles[0].label = 'xaat-0123456789abcdef'
  writeFileSync(profiles, JSON.stringify(kept), { mode: 0o600 })
  const ended = await run(['doctor', '--bundle', file], { home, env })
  expect(ended.code, ended.stderr).toBe(0)
  expect(existsSync(file)).toBe(true)
  expect(readFileSync(file, 'utf8')).not.toContain('xaat-0123456789abcdef')
})
