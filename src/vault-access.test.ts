import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { problemOf } from '#src/domain/problem.ts'
import { Secret } from '#src/domain/secret.ts'
import type { Profile } from '#src/local/profiles/profile.ts'
import { eachTempFolder } from '#src/local/testing/temp-folder.ts'
import { VaultAccess, type VaultAccessSettings } from './vault-access.ts'

const folder = eachTempFolder()

function access(settings: Partial<VaultAccessSettings> = {}): VaultAccess {
  return new VaultAccess({
    stateFolder: folder.path('.'),
    environment: {},
    watch: () => {},
    ...settings,
  })
}

const profile: Profile = {
  name: 'acme',
  provider: 'atlan',
  baseUrl: 'https://acme.atlan.com',
  store: 'vault',
  vaultKey: 'file',
  createdAt: new Date(),
}

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing was wrong',
    (thrown) => problemOf(thrown).code,
  )

describe('what is asked before the vault opens', () => {
  it('is the choice while nobody has made it', async () => {
    expect(await access().lacks()).toBe('choice')
    expect(await codeOf(access().open())).toBe('vault-key-not-chosen')
  })

  it.each([
    ['the command line', { key: 'file' as const }],
    ['a variable', { environment: { TOKENBENCH_VAULT_KEY: 'file' } }],
  ])('is nothing when %s says it', async (_, settings) => {
    expect(await access(settings).lacks()).toBe('nothing')
    expect((await access(settings).open()).keptBy).toBe('file')
  })

  it('is nothing when the vault that is there says it', async () => {
    await access({ key: 'file' }).open()
    expect(await access().lacks()).toBe('nothing')
    expect(await access().keptBy()).toBe('file')
    expect((await access().open({ kept: 'keyring' })).keptBy).toBe('file')
  })

  it('is the passphrase, unless it is read from somewhere', async () => {
    const passphraseFrom = async () => new Secret('several words of it')
    expect(await access({ key: 'passphrase' }).lacks()).toBe('passphrase')
    expect(await access({ key: 'passphrase', passphraseFrom }).lacks()).toBe('nothing')
  })

  it('is nothing that helps where there shall be none', async () => {
    expect(await access({ key: 'none' }).lacks()).toBe('forbidden')
    expect(await access().lacks('none')).toBe('forbidden')
    writeFileSync(folder.path('policy.json'), '{"version":1,"secretsOnDisk":"forbidden"}')
    expect(await access({ key: 'file' }).lacks()).toBe('forbidden')
  })
})

it('refuses a choice that there is not, and does not repeat it', async () => {
  const environment = { TOKENBENCH_VAULT_KEY: 'hunter2hunter2' }
  const refused = await access({ environment })
    .open()
    .catch((thrown) => problemOf(thrown))
  expect(refused).toMatchObject({ kind: 'usage', code: 'vault-key-unknown' })
  expect(JSON.stringify(refused)).not.toContain('hunter2')
})

it('opens once in a run, and again after it failed', async () => {
  const vault = access()
  expect(await codeOf(vault.open())).toBe('vault-key-not-chosen')
  const opened = await vault.open({ chosen: 'file' })
  expect(await vault.open()).toBe(opened)
  expect(vault.opened).toBe(opened)
})

it('has the redactor know a passphrase', async () => {
  const known: string[] = []
  const passphraseFrom = async () => new Secret('several words of it')
  const watch = (secret: Secret) => void known.push(secret.reveal())
  await access({ key: 'passphrase', passphraseFrom, watch }).open()
  expect(known).toEqual(['several words of it'])
})

it('makes no new vault for what an old one held', async () => {
  const vault = access()
  expect(await codeOf(vault.signInOf(profile))).toBe('sign-in-not-in-vault')
  expect(await vault.keptBy()).toBe(undefined)
})
