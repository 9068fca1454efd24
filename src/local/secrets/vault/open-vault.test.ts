import { readdir, readFile, stat } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { Secret } from '#src/domain/secret.ts'
import { fakeKeyring } from '#src/local/testing/fake-keyring.ts'
import { runSource } from '#src/local/testing/run-source.ts'
import { eachTempFolder } from '#src/local/testing/temp-folder.ts'
import { entry, passphrase, problemOf, secret, vaultIn } from '#src/local/testing/vault.ts'
import { openVault } from './open-vault.ts'

const temp = eachTempFolder()
const settings = vaultIn(temp)
const path = () => temp.path('vault.json')
const keyFile = async () =>
  temp.path((await readdir(temp.path())).find((name) => name.endsWith('.key')) ?? 'none')

describe('a vault kept by', () => {
  it.each(['keyring', 'passphrase', 'file'] as const)(
    '%s opens again and gives back',
    async (key) => {
      const keyring = fakeKeyring()
      const vault = await openVault(settings({ key, keyring, passphrase }))
      await vault.put(entry, secret)
      const again = await openVault(settings({ key, keyring, passphrase }))
      expect((await again.get(entry))?.reveal()).toBe(secret.reveal())
      expect(again.keptBy).toBe(key)
      expect((await stat(path())).mode & 0o777).toBe(0o600)
    },
  )

  it('the keyring has one item there, which is read once', async () => {
    const keyring = fakeKeyring()
    await openVault(settings({ key: 'keyring', keyring }))
    expect([...keyring.items.keys()]).toEqual([
      expect.stringMatching(/^tokenbench\/vault [0-9a-f]+$/),
    ])
    keyring.calls = 0
    const vault = await openVault(settings({ key: 'keyring', keyring }))
    await vault.put(entry, secret)
    await vault.get(entry)
    expect(keyring.calls).toBe(1)
  })

  it('a file has its key beside it, for its owner only, whatever the umask', async () => {
    const before = process.umask(0)
    try {
      await (await openVault(settings({ key: 'file' }))).put(entry, secret)
    } finally {
      process.umask(before)
    }
    for (const file of [await keyFile(), path()])
      expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it('none is no vault', async () => {
    expect(await problemOf(openVault(settings({ key: 'none' })))).toMatchObject({
      kind: 'refused',
      code: 'vault-none',
    })
    expect(await readdir(temp.path())).toEqual([])
  })
})

describe('a passphrase', () => {
  it('that is wrong is said to be, and changes nothing', async () => {
    await (await openVault(settings({ key: 'passphrase', passphrase }))).put(entry, secret)
    const before = await readFile(path(), 'utf8')
    const wrong = async () => new Secret('incorrect horse')
    expect(await problemOf(openVault(settings({ passphrase: wrong })))).toMatchObject({
      kind: 'refused',
      code: 'vault-passphrase-wrong',
    })
    expect(await readFile(path(), 'utf8')).toBe(before)
  })

  it('is the same, however a keyboard composes it', async () => {
    await openVault(
      settings({ key: 'passphrase', passphrase: async () => new Secret('caf\u00e9 noir') }),
    )
    await openVault(settings({ passphrase: async () => new Secret('cafe\u0301 noir') }))
  })

  it.each(['', '1234567'])('cannot be as short as %j', async (short) => {
    const problem = await problemOf(
      openVault(settings({ key: 'passphrase', passphrase: async () => new Secret(short) })),
    )
    expect(problem).toMatchObject({ kind: 'refused', code: 'vault-passphrase-short' })
    expect(await readdir(temp.path())).toEqual(['vault.lock'])
  })

  it('that nobody can be asked for is named', async () => {
    expect(await problemOf(openVault(settings({ key: 'passphrase' })))).toMatchObject({
      code: 'vault-passphrase-missing',
      nextSteps: [{ text: expect.stringContaining('--passphrase-from') }],
    })
  })
})

it('is made once when several callers make it at the same time', async () => {
  const keyring = fakeKeyring()
  const opening = () => openVault(settings({ key: 'keyring', keyring }))
  const vaults = await Promise.all(Array.from({ length: 5 }, opening))
  expect(keyring.items.size).toBe(1)
  await vaults[0]?.put(entry, secret)
  for (const vault of vaults) expect((await vault.get(entry))?.reveal()).toBe(secret.reveal())
})

it('is made once when several processes make it at the same time', async () => {
  const making = (who: string) => `
    import { Secret } from '#src/domain/secret.ts'
    import { openVault } from '#src/local/secrets/vault/open-vault.ts'
    const vault = await openVault({
      stateFolder: ${JSON.stringify(temp.path())}, environment: {}, key: 'file', keyring: {},
    })
    for (let turn = 0; turn < 10; turn++)
      await vault.put({ ...${JSON.stringify(entry)}, identity: '${who}' + turn }, new Secret('of-${who}' + turn))`
  await Promise.all(['a', 'b', 'c'].map((who) => runSource(making(who))))
  const vault = await openVault(settings())
  const entries = await vault.list()
  expect(new Set(entries.map(({ identity }) => identity)).size).toBe(30)
  for (const one of entries) expect((await vault.get(one))?.reveal()).toBe(`of-${one.identity}`)
  expect(await readdir(temp.path())).toHaveLength(3)
})
