import {
  chmod,
  chown,
  mkdir,
  readdir,
  readFile,
  rename,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { ProblemError } from '#src/domain/problem.ts'
import { Secret } from '#src/domain/secret.ts'
import { fakeKeyring } from '#src/local/testing/fake-keyring.ts'
import { runSource } from '#src/local/testing/run-source.ts'
import { eachTempFolder } from '#src/local/testing/temp-folder.ts'
import { openVault, type VaultSettings } from './open-vault.ts'
import type { NewVaultEntry } from './vault-entry.ts'
import type { VaultKey } from './vault-key.ts'

const temp = eachTempFolder()
const settings = (more: Partial<VaultSettings> = {}): VaultSettings => ({
  stateFolder: temp.path(),
  environment: {},
  keyring: fakeKeyring(),
  sitePolicy: temp.path('no-policy'),
  ...more,
})
const passphrase = async () => new Secret('correct horse battery')
const entry: NewVaultEntry = {
  origin: 'https://acme.atlan.com',
  identity: 'service-account-apikey-1',
  purpose: 'token',
  kind: 'api-token',
  label: 'loader',
}
const secret = new Secret('the-secret-of-the-loader')
const path = () => temp.path('vault.json')
const problemOf = (opening: Promise<unknown>) =>
  opening.then(
    () => expect.unreachable('was opened'),
    (thrown: ProblemError) => thrown.problem,
  )
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

describe('how the key is kept', () => {
  it('must be said once, and is known from then on', async () => {
    const problem = await problemOf(openVault(settings()))
    expect(problem).toMatchObject({ kind: 'refused', code: 'vault-key-not-chosen' })
    const steps = JSON.stringify(problem.nextSteps)
    for (const key of ['keyring', 'passphrase', 'file', 'none'])
      expect(steps).toContain(`--vault-key ${key}`)
    expect(await readdir(temp.path())).toEqual([])
    await openVault(settings({ key: 'file' }))
    expect((await openVault(settings())).keptBy).toBe('file')
  })

  it('is asked where somebody can answer', async () => {
    const vault = await openVault(settings({ choose: async () => 'file' }))
    expect(vault.keptBy).toBe('file')
  })

  it('is asked again, with the reason, after the first choice failed', async () => {
    const keyring = fakeKeyring('locked: object locked')
    keyring.trouble = new Error('Secret Service: object locked')
    const asked: unknown[] = []
    const vault = await openVault(
      settings({
        key: 'keyring',
        keyring,
        async choose({ problem, choices }) {
          asked.push(problem?.code, choices)
          return 'file'
        },
      }),
    )
    expect(vault.keptBy).toBe('file')
    expect(asked).toEqual(['keyring-locked', ['keyring', 'passphrase', 'file', 'none']])
  })

  it('may be tried again after the keyring was unlocked', async () => {
    const keyring = fakeKeyring(new Error('object locked'))
    const choose = async () => {
      keyring.trouble = undefined
      return 'keyring' as const
    }
    expect((await openVault(settings({ key: 'keyring', keyring, choose }))).keptBy).toBe('keyring')
  })

  it('is left at the problem by whoever chooses nothing', async () => {
    const keyring = fakeKeyring(new Error('object locked'))
    const choose = async () => undefined
    const problem = await problemOf(openVault(settings({ key: 'keyring', keyring, choose })))
    expect(problem.code).toBe('keyring-locked')
  })

  it.each([
    ['keyring', 'file'],
    ['file', 'keyring'],
    ['file', 'passphrase'],
  ] as const)('does not turn from %s to %s without a word', async (kept, asked) => {
    const keyring = fakeKeyring()
    await openVault(settings({ key: kept, keyring }))
    const before = await readdir(temp.path())
    const problem = await problemOf(openVault(settings({ key: asked, keyring, passphrase })))
    expect(problem).toMatchObject({ kind: 'refused', code: 'vault-key-differs' })
    expect(JSON.stringify(problem)).toContain(`--vault-key ${kept}`)
    expect(await readdir(temp.path())).toEqual(before)
  })

  it('cannot be changed in the file by somebody without the key', async () => {
    const keyring = fakeKeyring()
    await openVault(settings({ key: 'keyring', keyring }))
    await resign(path(), (text) => text.replace('"by": "keyring"', '"by": "file"'))
    const [[account = '', value = ''] = []] = keyring.items
    await writeFile(temp.path(`vault-${account.split(' ')[1]}.key`), value, { mode: 0o600 })
    expect(await problemOf(openVault(settings({ key: 'file' })))).toMatchObject({
      code: 'vault-key-wrong',
    })
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

describe('a policy', () => {
  it.each(['site', 'own'])('of the %s may forbid it', async (whose) => {
    const policy = temp.path(whose === 'site' ? 'site.json' : 'policy.json')
    await writeFile(policy, '{"version":1,"secretsOnDisk":"forbidden"}')
    const problem = await problemOf(
      openVault(settings({ key: 'file', sitePolicy: temp.path('site.json') })),
    )
    expect(problem).toMatchObject({ kind: 'refused', code: 'vault-forbidden' })
    expect(JSON.stringify(problem)).toContain(policy)
    expect(await readdir(temp.path())).not.toContain('vault.json')
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

/** Changes the file as somebody would who also mends its sum. */
async function resign(file: string, change: (text: string) => string): Promise<void> {
  const { check: _, ...rest } = JSON.parse(change(await readFile(file, 'utf8')))
  const { encodeVault } = await import('./vault-format.ts')
  await writeFile(file, encodeVault(rest))
}
