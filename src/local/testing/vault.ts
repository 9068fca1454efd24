import type { ProblemError } from '#src/domain/problem.ts'
import { Secret } from '#src/domain/secret.ts'
import type { VaultSettings } from '#src/local/secrets/vault/open-vault.ts'
import type { NewVaultEntry } from '#src/local/secrets/vault/vault-entry.ts'
import { fakeKeyring } from './fake-keyring.ts'
import type { TempFolder } from './temp-folder.ts'

/** How the vault of a test's own folder is opened, unless a test says otherwise. */
export const vaultIn =
  (temp: TempFolder) =>
  (more: Partial<VaultSettings> = {}): VaultSettings => ({
    stateFolder: temp.path(),
    environment: {},
    keyring: fakeKeyring(),
    sitePolicy: temp.path('no-policy'),
    ...more,
  })

export const passphrase = async () => new Secret('correct horse battery')

export const entry: NewVaultEntry = {
  origin: 'https://acme.atlan.com',
  identity: 'service-account-apikey-1',
  purpose: 'token',
  kind: 'api-token',
  label: 'loader',
}

export const secret = new Secret('the-secret-of-the-loader')

/** The problem that opening a vault ends in. @throws when it was opened */
export const problemOf = (opening: Promise<unknown>) =>
  opening.then(
    () => {
      throw new Error('was opened')
    },
    (thrown: ProblemError) => thrown.problem,
  )
