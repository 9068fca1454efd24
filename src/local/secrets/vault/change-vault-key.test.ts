import { readdir, readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { Secret } from '#src/domain/secret.ts'
import { fakeKeyring } from '#src/local/testing/fake-keyring.ts'
import { eachTempFolder } from '#src/local/testing/temp-folder.ts'
import { changeVaultKey } from './change-vault-key.ts'
import { openVault } from './open-vault.ts'
import type { NewVaultEntry } from './vault-entry.ts'

const temp = eachTempFolder()
const entry: NewVaultEntry = {
  origin: 'https://acme.atlan.com',
  identity: 'apikey-1',
  purpose: 'token',
  kind: 'api-token',
}
const settings = () => ({
  stateFolder: temp.path(),
  environment: {},
  keyring: fakeKeyring(),
  passphrase: async () => new Secret('correct horse battery'),
  sitePolicy: temp.path('no-policy'),
})

describe('changeVaultKey', () => {
  it.each([
    ['keyring', 'passphrase'],
    ['keyring', 'file'],
    ['file', 'keyring'],
    ['passphrase', 'file'],
  ] as const)('from %s to %s keeps every secret and leaves no old key', async (from, to) => {
    const all = settings()
    const vault = await openVault({ ...all, key: from })
    await vault.put(entry, new Secret('first'))
    const { vault: moved, left } = await changeVaultKey(vault, to, all)
    expect(left).toEqual([])
    expect(moved.keptBy).toBe(to)
    expect((await (await openVault({ ...all, key: to })).get(entry))?.reveal()).toBe('first')
    expect(all.keyring.items.size).toBe(to === 'keyring' ? 1 : 0)
    const keyFiles = (await readdir(temp.path())).filter((name) => name.endsWith('.key'))
    expect(keyFiles).toHaveLength(to === 'file' ? 1 : 0)
    await expect(vault.get(entry)).rejects.toMatchObject({ problem: { code: 'vault-changed' } })
  })

  it('takes a new passphrase, and the old one opens it no more', async () => {
    const all = settings()
    const vault = await openVault({ ...all, key: 'passphrase' })
    await vault.put(entry, new Secret('first'))
    const other = { ...all, passphrase: async () => new Secret('another passphrase') }
    await changeVaultKey(vault, 'passphrase', other)
    expect((await (await openVault(other)).get(entry))?.reveal()).toBe('first')
    await expect(openVault(all)).rejects.toMatchObject({
      problem: { code: 'vault-passphrase-wrong' },
    })
  })

  it('leaves all as it was when the new way fails', async () => {
    const all = settings()
    const vault = await openVault({ ...all, key: 'file' })
    await vault.put(entry, new Secret('first'))
    const before = await readFile(temp.path('vault.json'), 'utf8')
    all.keyring.trouble = new Error('object locked')
    await expect(changeVaultKey(vault, 'keyring', all)).rejects.toMatchObject({
      problem: { code: 'keyring-locked' },
    })
    expect(await readFile(temp.path('vault.json'), 'utf8')).toBe(before)
    expect((await vault.get(entry))?.reveal()).toBe('first')
  })

  it('keeps no new key when a secret cannot be read', async () => {
    const all = settings()
    const vault = await openVault({ ...all, key: 'file' })
    await vault.put(entry, new Secret('first'))
    const { encodeVault } = await import('./vault-format.ts')
    const { check: _, ...data } = JSON.parse(await readFile(temp.path('vault.json'), 'utf8'))
    const changed = { ...data, entries: [{ ...data.entries[0], label: 'changed' }] }
    await writeFile(temp.path('vault.json'), encodeVault(changed))
    await expect(changeVaultKey(vault, 'keyring', all)).rejects.toMatchObject({
      problem: { code: 'vault-entry-damaged' },
    })
    expect(all.keyring.items.size).toBe(0)
  })

  it('says what is left of the old key', async () => {
    const all = settings()
    const vault = await openVault({ ...all, key: 'keyring' })
    all.keyring.trouble = new Error('object locked')
    const { left } = await changeVaultKey(vault, 'file', all)
    expect(left[0]?.why).toMatch(/^The keyring is locked\..*nothing but old copies/)
  })
})
