import { randomBytes } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { Secret } from '#src/domain/secret.ts'
import { fakeKeyring } from '#src/local/testing/fake-keyring.ts'
import { eachKill, killRoundsTimeoutMs } from '#src/local/testing/kill-rounds.ts'
import { onSmallDisk } from '#src/local/testing/small-disk.ts'
import { eachTempFolder } from '#src/local/testing/temp-folder.ts'
import { openVault } from './open-vault.ts'
import type { NewVaultEntry } from './vault-entry.ts'
import type { VaultKey } from './vault-key.ts'

const temp = eachTempFolder()
const now = new Date('2026-11-21T10:00:00Z')
const passphrase = async () => new Secret('correct horse battery')
const keyring = fakeKeyring()
const open = (stateFolder = temp.path(), key: VaultKey = 'file') =>
  openVault({
    stateFolder,
    environment: {},
    keyring,
    key,
    passphrase,
    now: () => now,
    sitePolicy: temp.path('no-policy'),
  })
const entry: NewVaultEntry = {
  origin: 'https://acme.atlan.com',
  identity: 'apikey-1',
  purpose: 'token',
  kind: 'api-token',
  label: 'loader',
}
const filed = async (path: string) => readFile(path, 'utf8')

describe('a vault', () => {
  it.each([1, 1_281, 8_192, 65_536, 1_000_000])(
    'keeps a secret of %i characters',
    async (length) => {
      const value = randomBytes(length).toString('base64url').slice(0, length)
      await (await open()).put(entry, new Secret(value))
      expect((await (await open()).get(entry))?.reveal()).toBe(value)
    },
  )

  it('says what it holds without the secrets', async () => {
    const vault = await open()
    await vault.put(entry, new Secret('of-the-loader'))
    const { label: _, ...unlabelled } = { ...entry, identity: 'apikey-2' }
    await vault.put(unlabelled, new Secret('of-the-reader'))
    expect(await vault.list()).toEqual([
      { ...entry, savedAt: now },
      { ...unlabelled, savedAt: now },
    ])
  })

  it('tells secrets apart by tenant, identity and purpose', async () => {
    const vault = await open()
    const others = [
      { ...entry, origin: 'https://other.atlan.com' },
      { ...entry, identity: 'apikey-2' },
      { ...entry, purpose: 'profile acme' },
    ]
    await vault.put(entry, new Secret('first'))
    for (const other of others) expect(await vault.get(other)).toBeUndefined()
    for (const other of others) await vault.put(other, new Secret(`of ${JSON.stringify(other)}`))
    expect((await vault.get(entry))?.reveal()).toBe('first')
    await vault.put(entry, new Secret('second'))
    expect((await vault.get(entry))?.reveal()).toBe('second')
    expect(await vault.list()).toHaveLength(4)
  })

  it('removes one and keeps the others', async () => {
    const vault = await open()
    const other = { ...entry, identity: 'apikey-2' }
    await vault.put(entry, new Secret('first'))
    await vault.put(other, new Secret('second'))
    expect(await vault.remove(entry)).toBe(true)
    expect(await vault.remove(entry)).toBe(false)
    expect(await vault.get(entry)).toBeUndefined()
    expect((await vault.get(other))?.reveal()).toBe('second')
  })

  it('finds whose a value is', async () => {
    const vault = await open()
    await vault.put(entry, new Secret('first'))
    expect(await vault.find(new Secret('first'))).toEqual({ ...entry, savedAt: now })
    expect(await vault.find(new Secret('other'))).toBeUndefined()
  })

  it('refuses a person’s bearer', async () => {
    const vault = await open()
    await expect(vault.put({ ...entry, kind: 'user' }, new Secret('bearer'))).rejects.toMatchObject(
      {
        problem: { kind: 'refused', code: 'vault-holds-no-bearer' },
      },
    )
    expect(await vault.list()).toEqual([])
  })

  it('keeps what another version of the program added to it', async () => {
    const vault = await open()
    await vault.put(entry, new Secret('first'))
    const { encodeVault } = await import('./vault-format.ts')
    const { check: _, ...data } = JSON.parse(await filed(temp.path('vault.json')))
    await writeFile(temp.path('vault.json'), encodeVault({ ...data, colour: 'red' }))
    await vault.put({ ...entry, identity: 'apikey-2' }, new Secret('second'))
    expect(JSON.parse(await filed(temp.path('vault.json')))).toMatchObject({ colour: 'red' })
  })
})

describe('the file of a vault', () => {
  it.each(['keyring', 'passphrase', 'file'] as const)(
    'and all beside it hold no piece of a secret (%s)',
    async (key) => {
      const vault = await open(temp.path(), key)
      const secrets = [24, 300, 8_192, 65_536].map((length) => randomBytes(length).toString('hex'))
      for (const [index, value] of secrets.entries())
        await vault.put({ ...entry, identity: `apikey-${index}` }, new Secret(value))
      await vault.remove({ ...entry, identity: 'apikey-0' })
      const keys = key === 'keyring' ? keyring.items.values() : []
      for (const value of [...secrets, (await passphrase()).reveal(), ...keys])
        expect(await filesWithPiece(temp.path(), value)).toEqual([])
    },
  )

  it('shows a piece of a secret that somebody put there', async () => {
    await writeFile(temp.path('leak'), `x${Buffer.from('0123456789abcdef').toString('base64')}`)
    expect(await filesWithPiece(temp.path(), '0123456789abcdef')).toEqual(['leak'])
    await writeFile(temp.path('leak'), 'xx89abcdefxx')
    expect(await filesWithPiece(temp.path(), '0123456789abcdef')).toEqual(['leak'])
  })

  it('is never the same twice for the same secret', async () => {
    const vault = await open()
    const sealed = async () => {
      await vault.put(entry, new Secret('first'))
      return JSON.parse(await filed(temp.path('vault.json'))).entries[0].sealed
    }
    expect(await sealed()).not.toBe(await sealed())
  })

  it.each(['origin', 'identity', 'purpose', 'kind', 'label', 'savedAt', 'sealed'] as const)(
    'cannot be changed in %s without the secret being refused',
    async (member) => {
      const vault = await open()
      const other: NewVaultEntry = {
        origin: 'https://other.atlan.com',
        identity: 'apikey-2',
        purpose: 'profile acme',
        kind: 'personal-access-token',
        label: 'reader',
      }
      await vault.put(entry, new Secret('first'))
      await vault.put(other, new Secret('second'))
      const { encodeVault } = await import('./vault-format.ts')
      const { check: _, ...data } = JSON.parse(await filed(temp.path('vault.json')))
      const [one, two] = data.entries
      const changed = member === 'savedAt' ? '2020-01-01T00:00:00.000Z' : two[member]
      await writeFile(
        temp.path('vault.json'),
        encodeVault({ ...data, entries: [{ ...one, [member]: changed }] }),
      )
      const [listed = entry] = await vault.list()
      await expect(vault.get(listed)).rejects.toMatchObject({
        problem: { kind: 'refused', code: 'vault-entry-damaged' },
      })
    },
  )

  it(
    'loses no secret that was said to be kept when the process is killed, and stays private',
    async () => {
      await (await open()).put(entry, new Secret('turn -1 '))
      const rounds = await eachKill(
        `import { Secret } from '#src/domain/secret.ts'
         import { openVault } from '#src/local/secrets/vault/open-vault.ts'
         const entry = ${JSON.stringify(entry)}
         const vault = await openVault({
           stateFolder: ${JSON.stringify(temp.path())}, environment: {}, keyring: {}, key: 'file',
         })`,
        "vault.put(entry, new Secret('turn ' + turn + ' '.repeat(8192)))",
        async (last) => {
          const vault = await open()
          const value = (await vault.get(entry))?.reveal() ?? ''
          expect(Number(/^turn (-?\d+) /.exec(value)?.[1])).toBeGreaterThanOrEqual(last)
          for (const name of await readdir(temp.path()))
            expect((await stat(temp.path(name))).mode & 0o077).toBe(0)
          await vault.put(entry, new Secret('turn -1 '))
          expect(await readdir(temp.path())).toHaveLength(3)
        },
      )
      expect(rounds).toBeGreaterThan(0)
    },
    killRoundsTimeoutMs,
  )

  it('stays as it was on a full disk, which is noticed before anything is created', async (context) => {
    const disk = temp.path('disk')
    await onSmallDisk(context, disk, 512, async () => {
      const vault = await open(disk)
      await vault.rehearse()
      await vault.put(entry, new Secret('first'))
      await writeFile(`${disk}/filler`, Buffer.alloc(400 * 1024))
      const full = { problem: { kind: 'refused', code: 'vault-disk-full' } }
      await expect(vault.rehearse()).rejects.toMatchObject(full)
      const large = new Secret('x'.repeat(200_000))
      await expect(vault.put({ ...entry, identity: '2' }, large)).rejects.toMatchObject(full)
      expect((await vault.get(entry))?.reveal()).toBe('first')
      expect((await readdir(disk)).filter((name) => name.includes('tmp'))).toEqual([])
    })
  })

  it.each([0o000, 0o777])('is written and private under umask %o', async (mask) => {
    const vault = await open()
    const before = process.umask(mask)
    try {
      await vault.put(entry, new Secret('first'))
    } finally {
      process.umask(before)
    }
    expect((await stat(temp.path('vault.json'))).mode & 0o777).toBe(0o600)
  })

  it('is cleared of what killed writers left, and of nothing else', async () => {
    const vault = await open()
    const names = ['vault.json.tmp-1', 'vault.json.damaged', 'vault.jsonx.tmp-1']
    for (const name of names) await writeFile(temp.path(name), '')
    await vault.put(entry, new Secret('first'))
    const left = await readdir(temp.path())
    expect(names.filter((name) => left.includes(name))).toEqual(names.slice(1))
  })

  it('is only tried by a rehearsal', async () => {
    const vault = await open()
    const before = await filed(temp.path('vault.json'))
    await vault.rehearse()
    expect(await filed(temp.path('vault.json'))).toBe(before)
    expect(await readdir(temp.path())).toHaveLength(3)
  })
})

/** Files below the folder with any 8 characters of the text in them, as they are or encoded. */
async function filesWithPiece(folder: string, text: string): Promise<string[]> {
  const bytes = Buffer.from(text)
  // Base64 looks different at each of three positions.
  const shifted = [0, 1, 2].map((before) => Buffer.concat([Buffer.alloc(before), bytes]))
  const forms = [text, bytes.toString('hex'), ...shifted.map((one) => one.toString('base64'))]
  const pieces = new Set(forms.flatMap(piecesOf))
  const found: string[] = []
  for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue
    const content = await readFile(`${file.parentPath}/${file.name}`, 'latin1')
    if (piecesOf(content).some((piece) => pieces.has(piece))) found.push(file.name)
  }
  return found
}

const piecesOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 7) }, (_, at) => text.slice(at, at + 8))
