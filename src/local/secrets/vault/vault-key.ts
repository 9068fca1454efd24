/** By what the vault's data key is kept between runs; `none`: there is no vault. */
export type VaultKey = 'keyring' | 'passphrase' | 'file' | 'none'

export const vaultKeys: readonly VaultKey[] = ['keyring', 'passphrase', 'file', 'none']

/** The choice that a text names, e.g. `TOKENBENCH_VAULT_KEY`; undefined when it names none. */
export const parseVaultKey = (text: string): VaultKey | undefined =>
  vaultKeys.find((key) => key === text)

/** What each choice protects against, and what not: for questions, `status` and help. */
export const sayVaultKey: Readonly<Record<VaultKey, string>> = {
  keyring:
    'the key is in the keyring of this desktop; programs that you run while it is unlocked can read it too',
  passphrase:
    'the key is made from a passphrase each time; without it the vault is closed to everybody, you included',
  file: 'the key is in a file beside the vault that only you may read; it protects a copy of the vault alone, not a copy of both files, and not from programs that you run',
  none: 'nothing is kept',
}
