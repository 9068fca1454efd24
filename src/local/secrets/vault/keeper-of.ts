import { fileKeeper } from './file-keeper.ts'
import type { Keeper } from './keeper.ts'
import { Keyring, type KeyringSettings } from './keyring.ts'
import { keyringKeeper } from './keyring-keeper.ts'
import type { KeyringPort } from './keyring-port.ts'
import { type AskPassphrase, passphraseKeeper } from './passphrase-keeper.ts'
import type { VaultKey } from './vault-key.ts'

export interface KeeperSettings extends KeyringSettings {
  /** See `openStateFolder`. */
  readonly stateFolder: string
  /** See `systemKeyring`. */
  readonly keyring: KeyringPort
  readonly passphrase?: AskPassphrase
}

/** Who keeps a data key in the way that was chosen. */
export function keeperOf(key: Exclude<VaultKey, 'none'>, settings: KeeperSettings): Keeper {
  switch (key) {
    case 'keyring':
      return keyringKeeper(new Keyring(settings.keyring, settings))
    case 'file':
      return fileKeeper(settings.stateFolder)
    case 'passphrase':
      return passphraseKeeper(settings.passphrase)
  }
}
