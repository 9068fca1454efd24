import type { OpenDestination } from './destination.ts'
import type { Vault } from './vault/vault.ts'

/**
 * A destination behind the vault: the secret is on the disk there before it goes on, so whatever
 * fails afterwards loses nothing.
 * @param then where it goes on to; with none, the vault is the destination
 */
export function throughVault(vault: Vault, then: OpenDestination | undefined): OpenDestination {
  return {
    text: then?.text ?? 'vault',
    say: then === undefined ? 'into the vault of this profile' : `${then.say}, and into the vault`,
    async deliver(secret, signal, whose) {
      if (whose === undefined) throw new Error('a secret for the vault needs a name there')
      await vault.put(whose, secret)
      await then?.deliver(secret, signal)
    },
    abandon: async () => then?.abandon(),
  }
}
