import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'
import { filesIn, secretFile } from './kept.ts'

/** Two profiles whose credentials one vault keeps, its key in a file. */
async function twoProfiles(home: Home, tenant: Tenant) {
  const file = secretFile(home, 'api-token', tenant.practice.atlan.apiToken.secret)
  const env = { TOKENBENCH_VAULT_KEY: 'file' }
  for (const name of ['acme', 'other']) {
    const words = ['profile', 'add', name, '--url', tenant.url, '--credential-from', `file:${file}`]
    expect((await runInProcess(words, { home, env })).code).toBe(0)
  }
}

it('keeps the key in another way, for every profile that uses the vault', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  await twoProfiles(home, tenant)
  const from = ['--passphrase-from', `file:${secretFile(home, 'words', 'five quiet green doors')}`]
  const change = ['profile', 'set', 'acme', '--vault-key', 'passphrase', ...from, '--json']
  const changed = await runInProcess(change, { home })
  expect(changed.code, changed.stdout).toBe(0)
  expect(changed.json()).toMatchObject({
    vaultKey: 'passphrase',
    vault: { to: 'passphrase', profiles: ['acme', 'other'], left: [] },
  })
  for (const profile of ['acme', 'other']) {
    const status = ['status', '--profile', profile, '--json']
    const shown = await runInProcess(['profile', 'show', profile, '--json'], { home })
    expect(shown.json().vaultKey).toBe('passphrase')
    expect((await runInProcess([...status, ...from], { home })).code).toBe(0)
    // Nobody is there to be asked for it.
    expect((await runInProcess(status, { home })).code).toBe(5)
  }
  expect(filesIn(home.state).some(({ path }) => path.endsWith('.key'))).toBe(false)
})

it('leaves everything as it was when the other way cannot be gone', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  await twoProfiles(home, tenant)
  const words = ['profile', 'set', 'acme', '--vault-key', 'passphrase', '--json']
  const refused = await runInProcess(words, { home })
  expect(refused.code, refused.stdout).toBe(5)
  const status = await runInProcess(['status', '--profile', 'acme', '--json'], { home })
  expect(status.code, status.stdout).toBe(0)
})

it('changes nothing of a key that is kept so already', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  await twoProfiles(home, tenant)
  const words = ['profile', 'set', 'acme', '--vault-key', 'file', '--label', 'ours', '--json']
  const set = await runInProcess(words, { home })
  expect(set.json()).toMatchObject({ label: 'ours', vaultKey: 'file' })
  expect(set.json()).not.toHaveProperty('vault')
})
