import {
  chmod,
  chown,
  mkdir,
  readdir,
  readFile,
  rename,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { fakeKeyring } from '#src/local/testing/fake-keyring.ts'
import { eachTempFolder } from '#src/local/testing/temp-folder.ts'
import { entry, problemOf, secret, vaultIn } from '#src/local/testing/vault.ts'
import { openVault } from './open-vault.ts'
import type { VaultKey } from './vault-key.ts'

const temp = eachTempFolder()
const settings = vaultIn(temp)
const path = () => temp.path('vault.json')
const keyFile = async () =>
  temp.path((await readdir(temp.path())).find((name) => name.endsWith('.key')) ?? 'none')

describe('a vault that cannot be opened stays as it is', () => {
  const opened = async (key: VaultKey = 'file') => {
    const vault = await openVault(settings({ key }))
    await vault.put(entry, secret)
    return vault
  }
  const expectClosed = async (code: string, key?: VaultKey) => {
    const before = await readFile(path()).catch(() => undefined)
    const problem = await problemOf(openVault(settings(key && { key })))
    expect(problem).toMatchObject({ kind: 'refused', code })
    expect(await readFile(path()).catch(() => undefined)).toEqual(before)
    return problem
  }

  it.each([
    ['empty', () => ''],
    ['cut', (text: string) => text.slice(0, text.length / 2)],
    ['no vault', () => '[]'],
    ['another one’s', () => '{"version":1}'],
    ['changed in a name', (text: string) => text.replace('acme', 'evil')],
    ['changed in a salt', (text: string) => text.replace(/"proof": "./, '"proof": "_')],
  ])('when it is %s', async (_, damage) => {
    const vault = await opened()
    await writeFile(path(), damage(await readFile(path(), 'utf8')))
    await expectClosed('vault-damaged')
    await expect(vault.put(entry, secret)).rejects.toMatchObject({
      problem: { code: 'vault-damaged' },
    })
  })

  it('when it is of a newer version', async () => {
    const vault = await opened()
    await writeFile(path(), '{"version":2,"boxes":[]}')
    await expectClosed('vault-newer')
    await expect(vault.put(entry, secret)).rejects.toMatchObject({
      problem: { code: 'vault-newer' },
    })
  })

  it('when it is a link', async () => {
    await opened()
    await rename(path(), temp.path('elsewhere'))
    await symlink(temp.path('elsewhere'), path())
    await expectClosed('vault-not-a-file')
  })

  it('when it is a folder', async () => {
    await mkdir(path())
    await expectClosed('vault-not-a-file', 'file')
  })

  it.runIf(process.getuid?.() === 0)('when it belongs to somebody else', async () => {
    const vault = await opened()
    await chown(path(), 65534, 65534)
    await expectClosed('vault-foreign')
    await expect(vault.put(entry, secret)).rejects.toMatchObject({
      problem: { code: 'vault-foreign' },
    })
  })

  it('when another vault was put in its place', async () => {
    const vault = await opened()
    await rename(path(), temp.path('aside'))
    await expect(vault.put(entry, secret)).rejects.toMatchObject({
      problem: { kind: 'conflict', code: 'vault-changed' },
    })
    await openVault(settings({ key: 'file' }))
    await expect(vault.get(entry)).rejects.toMatchObject({ problem: { code: 'vault-changed' } })
    // The old one and its key can be put back.
    await rename(temp.path('aside'), path())
    expect((await (await openVault(settings())).get(entry))?.reveal()).toBe(secret.reveal())
  })

  it.each([
    ['is gone', 'vault-key-missing', (file: string) => rename(file, `${file}.away`)],
    [
      'is another one',
      'vault-key-wrong',
      (file: string) => writeFile(file, Buffer.alloc(32).toString('base64')),
    ],
    ['is damaged', 'vault-key-wrong', (file: string) => writeFile(file, 'x')],
    ['is open to others', 'vault-key-file-open', (file: string) => chmod(file, 0o640)],
    [
      'is a link',
      'vault-not-a-file',
      async (file: string) => {
        await rename(file, `${file}.away`)
        await symlink(`${file}.away`, file)
      },
    ],
  ])('when its key file %s', async (_, code, change) => {
    await opened()
    await change(await keyFile())
    await expectClosed(code)
  })

  it.each([
    ['lost its key', 'vault-key-missing', () => undefined],
    ['has another key', 'vault-key-wrong', () => Buffer.alloc(32).toString('base64')],
  ])('when the keyring %s', async (_, code, value) => {
    const keyring = fakeKeyring()
    await openVault(settings({ key: 'keyring', keyring }))
    const [account = ''] = keyring.items.keys()
    const now = value()
    if (now === undefined) keyring.items.delete(account)
    else keyring.items.set(account, now)
    const problem = await problemOf(openVault(settings({ keyring })))
    expect(problem).toMatchObject({ kind: 'refused', code })
  })
})
