import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { Secret } from '#src/domain/secret.ts'
import { forgetAll, forgetProfile } from './forget.ts'
import { type NewProfile, openProfiles } from './profiles/profiles.ts'
import { signInName } from './profiles/sign-in-name.ts'
import { openVault } from './secrets/vault/open-vault.ts'
import type { VaultKey } from './secrets/vault/vault-key.ts'
import { fakeKeyring } from './testing/fake-keyring.ts'
import { eachTempFolder } from './testing/temp-folder.ts'

const temp = eachTempFolder()
const profile = (name: string, host = `${name}.atlan.com`): NewProfile => ({
  name,
  provider: 'atlan',
  baseUrl: `https://${host}`,
  store: 'vault',
  vaultKey: 'keyring',
  identity: 'service-account-apikey-1',
})

async function fill(keyring = fakeKeyring(), key: VaultKey = 'keyring') {
  const settings = { stateFolder: temp.path(), environment: {}, keyring }
  const profiles = openProfiles(temp.path())
  const vault = await openVault({ ...settings, key, sitePolicy: temp.path('no-policy') })
  const keep = async (one: NewProfile) => {
    await profiles.add(one)
    await vault.put({ ...signInName(one), kind: 'api-token' }, new Secret(`of-${one.name}`))
    const token = { origin: one.baseUrl, identity: 'apikey-2', purpose: 'token' }
    await vault.put({ ...token, kind: 'api-token' }, new Secret('of-a-token'))
  }
  return { settings, profiles, vault, keep, keyring }
}

describe('forgetAll', () => {
  it('leaves nothing of ours, and everything else', async () => {
    const { settings, keep, keyring, profiles } = await fill()
    await keep(profile('acme'))
    const reading = { store: 'reference', credentialFrom: 'file:/run/token' } as const
    await profiles.set('acme', { ...reading, vaultKey: undefined })
    for (const name of ['journal', 'compiled-code']) await mkdir(temp.path(name))
    for (const name of [
      ...['history', 'history.jsonl', 'journal/1.json', 'profiles.json.damaged-x'],
      'compiled-code/1',
    ])
      await writeFile(temp.path(name), '')
    for (const name of ['policy.json', 'other', 'vaulted']) await writeFile(temp.path(name), '')
    const left = await forgetAll(settings)
    expect((await readdir(temp.path())).toSorted()).toEqual(['other', 'policy.json', 'vaulted'])
    expect(keyring.items.size).toBe(0)
    expect(left[0]).toEqual({
      what: 'file:/run/token',
      why: 'Profile acme read its credential there.',
    })
    expect(JSON.stringify(left)).toMatch(/clipboard.*tenants.*backups/)
  })

  it.each(['file', 'keyring'] as const)('can be followed by a new vault (%s)', async (key) => {
    const { settings, keep } = await fill(fakeKeyring(), key)
    await keep(profile('acme'))
    await forgetAll(settings)
    expect(await readdir(temp.path())).toEqual([])
    expect(await (await fill()).vault.list()).toEqual([])
  })

  it('says what is left in a keyring that cannot be reached, and removes the rest', async () => {
    const { settings, keyring } = await fill()
    keyring.trouble = new Error('object locked')
    const [left] = await forgetAll(settings)
    expect(left?.what).toMatch(/keyring as “tokenbench”, “vault [0-9a-f]{16}”/)
    expect(left?.why).toMatch(/^The keyring is locked\..*opens nothing/)
    expect(await readdir(temp.path())).toEqual([])
  })

  it('does not need the keyring for a vault that is not kept by it', async () => {
    const { settings, keyring } = await fill(fakeKeyring(), 'file')
    keyring.calls = 0
    await forgetAll(settings)
    expect(keyring.calls).toBe(0)
  })

  it.each(['damaged', 'newer'])('removes %s files too, and their keys', async (how) => {
    const { settings, keyring, vault } = await fill()
    await vault.put(
      { origin: 'https://acme.atlan.com', identity: 'x', purpose: 'token', kind: 'api-token' },
      new Secret('of-a-token'),
    )
    const [account = ''] = keyring.items.keys()
    const id = account.split(' ')[1]
    const version = how === 'newer' ? 9 : 1
    await writeFile(temp.path('vault.json'), `{"version": ${version}, "id": "${id}", "key": {"by"`)
    await writeFile(temp.path('profiles.json'), `{"version":9`)
    await forgetAll(settings)
    expect(await readdir(temp.path())).toEqual([])
    expect(keyring.items.size).toBe(0)
  })

  it('of nothing does nothing', async () => {
    const settings = { stateFolder: temp.path(), environment: {}, keyring: fakeKeyring() }
    expect(await forgetAll(settings)).toHaveLength(3)
    expect(await readdir(temp.path())).toEqual([])
  })
})

describe('forgetProfile', () => {
  it('takes the profile, its credential and its tenant’s tokens, without any key', async () => {
    const { settings, keep, keyring, profiles, vault } = await fill()
    await keep(profile('acme'))
    await keep(profile('other'))
    keyring.trouble = 'never-answers'
    const journal: string[] = []
    await forgetProfile('acme', {
      ...settings,
      forgetJournal: async ({ name }) => void journal.push(name),
    })
    expect((await profiles.list()).map(({ name }) => name)).toEqual(['other'])
    expect((await vault.list()).map(({ origin, purpose }) => [origin, purpose])).toEqual([
      ['https://other.atlan.com', 'profile other'],
      ['https://other.atlan.com', 'token'],
    ])
    expect(journal).toEqual(['acme'])
  })

  it('leaves the tokens of a tenant that another profile is for', async () => {
    const { settings, keep, vault } = await fill()
    await keep(profile('acme'))
    await keep(profile('admin', 'acme.atlan.com'))
    await forgetProfile('acme', settings)
    expect((await vault.list()).map(({ purpose }) => purpose).toSorted()).toEqual([
      'profile admin',
      'token',
    ])
  })

  it('that is not there changes nothing', async () => {
    const { settings, keep, vault } = await fill()
    await keep(profile('acme'))
    await expect(forgetProfile('nope', settings)).rejects.toMatchObject({
      problem: { kind: 'not-found' },
    })
    expect(await vault.list()).toHaveLength(2)
  })
})
