import { readdir, readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { fakeKeyring } from '#src/local/testing/fake-keyring.ts'
import { eachTempFolder } from '#src/local/testing/temp-folder.ts'
import { passphrase, problemOf, vaultIn } from '#src/local/testing/vault.ts'
import { openVault } from './open-vault.ts'

const temp = eachTempFolder()
const settings = vaultIn(temp)
const path = () => temp.path('vault.json')

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

/** Changes the file as somebody would who also mends its sum. */
async function resign(file: string, change: (text: string) => string): Promise<void> {
  const { check: _, ...rest } = JSON.parse(change(await readFile(file, 'utf8')))
  const { encodeVault } = await import('./vault-format.ts')
  await writeFile(file, encodeVault(rest))
}
