import { readdir, stat } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { eachTempFolder } from '#src/local/testing/temp-folder.ts'
import { type NewProfile, openProfiles } from './profiles.ts'

const temp = eachTempFolder()
const now = new Date('2026-11-21T10:00:00Z')
const open = () => openProfiles(temp.path(), () => now)
const path = () => temp.path('profiles.json')
const acme: NewProfile = {
  name: 'acme',
  provider: 'atlan',
  baseUrl: 'https://acme.atlan.com',
  store: 'session',
}
const logs: NewProfile = {
  name: 'logs.eu_1-x',
  provider: 'axiom',
  baseUrl: 'https://api.axiom.co',
  orgId: 'acme-1a2b',
  store: 'reference',
  credentialFrom: 'env:AXIOM_TOKEN',
  readOnly: true,
  label: 'production',
  color: 'red',
}

describe('profiles', () => {
  it('are none at first, and nothing is written to find that out', async () => {
    expect(await open().list()).toEqual([])
    expect(await open().default()).toBeUndefined()
    expect(await readdir(temp.path())).toEqual([])
  })

  it('are there for the next process, in their order, the first being the default', async () => {
    await open().add(acme)
    await open().add(logs)
    const expected = [
      { ...acme, createdAt: now },
      { ...logs, createdAt: now },
    ]
    expect(await open().list()).toEqual(expected)
    expect(await open().get('logs.eu_1-x')).toEqual(expected[1])
    expect(await open().default()).toEqual(expected[0])
  })

  it('are kept in a file that only its owner may read, whatever the umask', async () => {
    const before = process.umask(0)
    try {
      await open().add(acme)
    } finally {
      process.umask(before)
    }
    expect((await stat(path())).mode & 0o777).toBe(0o600)
  })

  it('keep the address of the tenant and an absolute path only', async () => {
    await open().add({ ...acme, baseUrl: 'ACME.atlan.com/assets?x=1' })
    await open().add({ ...logs, credentialFrom: 'file:relative' })
    expect((await open().get('acme')).baseUrl).toBe('https://acme.atlan.com')
    expect((await open().get(logs.name)).credentialFrom).toBe(`file:${process.cwd()}/relative`)
  })

  it('are not replaced by adding', async () => {
    await open().add(acme)
    await expect(open().add({ ...logs, name: 'acme' })).rejects.toMatchObject({
      problem: { kind: 'conflict', code: 'profile-exists' },
    })
    expect(await open().list()).toEqual([{ ...acme, createdAt: now }])
  })

  it.each([
    ['a name that looks like an option', { ...acme, name: '--yes' }, 'profile-name'],
    ['a name with a slash', { ...acme, name: 'a/b' }, 'profile-name'],
    ['a name too long', { ...acme, name: 'a'.repeat(65) }, 'profile-name'],
    ['a name of a prototype', { ...acme, name: '__proto__' }, 'profile-name'],
    ['plain http', { ...acme, baseUrl: 'http://acme.atlan.com' }, 'tenant-url-plain-http'],
    ['a reference to nothing', { ...acme, store: 'reference' as const }, 'profile-source'],
    ['a reference to a paste', { ...logs, credentialFrom: 'clipboard' }, 'profile-source'],
    ['a secret for a source', { ...logs, credentialFrom: 'hunter2' }, 'source-unknown'],
    ['a session with a source', { ...logs, store: 'session' as const }, 'profile-session-source'],
    ['a vault without a key', { ...acme, store: 'vault' as const }, 'profile-vault-key'],
    [
      'a vault that is none',
      { ...acme, store: 'vault' as const, vaultKey: 'none' as const },
      'profile-vault-key',
    ],
    [
      'a vault with a source',
      { ...logs, store: 'vault' as const, vaultKey: 'file' as const },
      'profile-vault-source',
    ],
    ['a hostile account', { ...acme, identity: 'x\u001b[8m' }, 'profile-identity'],
    ['a hostile label', { ...acme, label: 'x\u001b[8m' }, 'profile-label'],
    ['an unknown colour', { ...acme, color: 'blurple' }, 'profile-color'],
  ])('are not made with %s', async (_, profile, code) => {
    await expect(open().add(profile)).rejects.toMatchObject({ problem: { kind: 'usage', code } })
    expect(await open().list()).toEqual([])
  })

  it('change in what is said, and lose what is taken away', async () => {
    await open().add(logs)
    const changed = await open().set(logs.name, { label: 'staging', orgId: undefined })
    const { orgId: _, ...rest } = logs
    expect(changed).toEqual({ ...rest, label: 'staging', createdAt: now })
    expect(await open().get(logs.name)).toEqual(changed)
  })

  it('keep how the vault’s key is kept, and whose the credential was', async () => {
    const kept = { ...acme, store: 'vault', vaultKey: 'keyring', identity: 'conn.admin' } as const
    await open().add(kept)
    expect(await open().get('acme')).toEqual({ ...kept, createdAt: now })
  })

  it('do not know whose the credential is at another tenant', async () => {
    await open().add({ ...acme, identity: 'conn.admin' })
    expect(await open().set('acme', { baseUrl: 'acme.atlan.com/home' })).toHaveProperty('identity')
    expect(await open().set('acme', { baseUrl: 'other.atlan.com' })).not.toHaveProperty('identity')
  })

  it.each(['session', 'vault'] as const)('lose their source with --store %s', async (store) => {
    await open().add(logs)
    const changed = await open().set(logs.name, { store, vaultKey: 'file' })
    expect(changed).not.toHaveProperty('credentialFrom')
  })

  it('stay as they were when a change does not fit', async () => {
    await open().add(acme)
    await expect(open().set('acme', { baseUrl: 'ftp://x' })).rejects.toThrow()
    expect(await open().get('acme')).toEqual({ ...acme, createdAt: now })
  })

  it('have the default that was said last; after its removal there is none', async () => {
    await open().add(acme)
    await open().add(logs)
    await open().use(logs.name)
    expect((await open().default())?.name).toBe(logs.name)
    await open().remove(logs.name)
    expect(await open().default()).toBeUndefined()
    expect(await open().list()).toEqual([{ ...acme, createdAt: now }])
  })

  it('keep their default when another one is removed', async () => {
    await open().add(acme)
    await open().add(logs)
    await open().remove(logs.name)
    expect((await open().default())?.name).toBe('acme')
  })

  it('that are not there are named, beside those that are', async () => {
    await open().add(acme)
    const problem = { kind: 'not-found', code: 'profile-not-found' }
    for (const call of [
      () => open().get('toString'),
      () => open().set('toString', {}),
      () => open().use('toString'),
      () => open().remove('toString'),
    ])
      await expect(call()).rejects.toMatchObject({ problem })
    const { problem: said } = await open()
      .get('\u001b[2J')
      .catch((thrown) => thrown)
    expect(said.title).toBe('There is no profile “⟨U+001B⟩[2J”.')
    expect(said.nextSteps[0].text).toContain('acme')
  })
})
