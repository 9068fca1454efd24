import { type Problem, ProblemError } from '#src/domain/problem.ts'
import type { Secret } from '#src/domain/secret.ts'
import type { Environment } from '#src/local/environment.ts'
import type { Leftover } from '#src/local/leftover.ts'
import { readPolicy } from '#src/local/policy.ts'
import type { Profile } from '#src/local/profiles/profile.ts'
import { signInName } from '#src/local/profiles/sign-in-name.ts'
import type { KeeperSettings } from '#src/local/secrets/vault/keeper-of.ts'
import type { ChooseVaultKey } from '#src/local/secrets/vault/open-vault.ts'
import type { AskPassphrase } from '#src/local/secrets/vault/passphrase-keeper.ts'
import type { Vault } from '#src/local/secrets/vault/vault.ts'
import { VaultFile } from '#src/local/secrets/vault/vault-file.ts'
import { parseVaultKey, type VaultKey, vaultKeys } from '#src/local/secrets/vault/vault-key.ts'

/** A person at the terminal who can say what opening the vault needs. */
export interface VaultPerson {
  readonly choose: ChooseVaultKey
  readonly passphrase: AskPassphrase
  /** Says that a window of the keyring may be waiting for an answer. */
  readonly waiting: () => void
}

export interface VaultAccessSettings {
  readonly stateFolder: string
  readonly environment: Environment
  /** Of the command line; it goes before `TOKENBENCH_VAULT_KEY`. */
  readonly key?: VaultKey
  /** Reads the passphrase where the command line says. */
  readonly passphraseFrom?: () => Promise<Secret>
  readonly person?: VaultPerson
  readonly signal?: AbortSignal
  /** Learns every passphrase. */
  readonly watch: (secret: Secret) => void
}

/** What is known where the vault is asked for. */
export interface VaultOpening {
  /** What a profile keeps of the choice. */
  readonly kept?: VaultKey | undefined
  /** What was chosen just now, in a guided job. */
  readonly chosen?: VaultKey
  readonly passphrase?: Secret
  /** The screen says that the keyring may be waiting. */
  readonly promptVisible?: boolean
}

/** What has to be asked before the vault opens; `forbidden`: it does not. */
export type VaultLack = 'nothing' | 'choice' | 'passphrase' | 'forbidden'

/** The vault of a run: opened at the first need, once, and then kept open. */
export class VaultAccess {
  readonly #settings: VaultAccessSettings
  #opening: Promise<Vault> | undefined
  #opened: Vault | undefined

  constructor(settings: VaultAccessSettings) {
    this.#settings = settings
  }

  /** The vault, where it has been opened in this run. */
  get opened(): Vault | undefined {
    return this.#opened
  }

  /** @throws what `openVault` throws; `vault-key-unknown` (usage) */
  open(opening: VaultOpening = {}): Promise<Vault> {
    this.#opening ??= this.#open(opening).catch((thrown: unknown) => {
      // Whoever mends what was wrong may try again.
      this.#opening = undefined
      throw thrown
    })
    return this.#opening
  }

  /** What a guided job has to ask before it can open the vault. */
  async lacks(kept?: VaultKey): Promise<VaultLack> {
    if (this.#opened !== undefined) return 'nothing'
    const { stateFolder, passphraseFrom } = this.#settings
    if ((await readPolicy(stateFolder)).diskForbiddenBy !== undefined) return 'forbidden'
    const key = this.#said() ?? (await this.keptBy()) ?? kept
    if (key === undefined) return 'choice'
    if (key === 'none') return 'forbidden'
    return key === 'passphrase' && passphraseFrom === undefined ? 'passphrase' : 'nothing'
  }

  /** By what the key of the vault that is there is kept; undefined when there is none yet. */
  async keptBy(): Promise<VaultKey | undefined> {
    return (await new VaultFile(this.#settings.stateFolder).read())?.key.by
  }

  /** Whether a vault is wanted for everything that this run hands over. */
  isWanted(kept: VaultKey | undefined): boolean {
    return (this.#said() ?? kept ?? 'none') !== 'none'
  }

  /**
   * What a profile signs in with.
   * @throws ProblemError `sign-in-not-in-vault` (not authenticated), or what keeps the vault closed
   */
  async signInOf(profile: Profile): Promise<string> {
    // No new vault is made for what an old one held.
    if (this.#opened === undefined && (await this.keptBy()) === undefined)
      throw new ProblemError(notInVault(profile))
    const vault = await this.open({ kept: profile.vaultKey })
    const secret = await vault.get(signInName(profile))
    if (secret === undefined) throw new ProblemError(notInVault(profile))
    return secret.reveal()
  }

  /**
   * Keeps the key of the vault in another way from now on; for every profile, as there is one vault.
   *
   * @returns what could not be removed of the old key; undefined when there is no vault, or it is
   *   kept so already
   * @throws as `open`; the vault is as it was then
   */
  async changeKey(to: Exclude<VaultKey, 'none'>): Promise<readonly Leftover[] | undefined> {
    const keptBy = await this.keptBy()
    if (keptBy === undefined || keptBy === to) return undefined
    const opening = { promptVisible: this.#settings.person !== undefined }
    const vault = await this.open({ chosen: keptBy, ...opening })
    const { changeVaultKey } = await import('#src/local/secrets/vault/change-vault-key.ts')
    const changed = await this.#waiting((keeper) => changeVaultKey(vault, to, keeper), opening)
    this.#opened = changed.vault
    this.#opening = Promise.resolve(changed.vault)
    return changed.left
  }

  async #open({ kept, chosen, ...opening }: VaultOpening): Promise<Vault> {
    // Loaded only here: most commands need no vault, and none of them waits for it.
    const { openVault } = await import('#src/local/secrets/vault/open-vault.ts')
    const { person } = this.#settings
    const key = chosen ?? this.#said() ?? (await this.#keptByProfile(kept))
    this.#opened = await this.#waiting(
      (settings, waiting) =>
        openVault({
          ...settings,
          ...(key === undefined ? {} : { key }),
          // A guided job asks by itself.
          ...(person === undefined || chosen !== undefined
            ? {}
            : { choose: silencing(waiting, person.choose) }),
        }),
      opening,
    )
    return this.#opened
  }

  /** Work with whoever keeps the key; says that a keyring may be waiting when it takes long. */
  async #waiting<T>(
    work: (settings: KeeperSettings, waiting: NodeJS.Timeout) => Promise<T>,
    opening: Pick<VaultOpening, 'passphrase' | 'promptVisible'>,
  ): Promise<T> {
    const { systemKeyring } = await import('#src/local/secrets/vault/system-keyring.ts')
    const { stateFolder, environment, person, signal } = this.#settings
    const passphrase = this.#passphrase(opening.passphrase)
    const waiting = setTimeout(() => person?.waiting(), beforeSayingMs)
    const settings = {
      stateFolder,
      environment,
      keyring: systemKeyring(environment),
      promptVisible: opening.promptVisible ?? person !== undefined,
      ...(passphrase === undefined ? {} : { passphrase: silencing(waiting, passphrase) }),
      ...(signal === undefined ? {} : { signal }),
    }
    try {
      return await work(settings, waiting)
    } finally {
      clearTimeout(waiting)
    }
  }

  #passphrase(given: Secret | undefined): AskPassphrase | undefined {
    const { passphraseFrom, person, watch } = this.#settings
    const ask = given === undefined ? (passphraseFrom ?? person?.passphrase) : async () => given
    return ask && (async (use) => watched(await ask(use), watch))
  }

  /** What the vault itself says goes before a profile, but for one that shall have none. */
  async #keptByProfile(kept: VaultKey | undefined): Promise<VaultKey | undefined> {
    return kept === 'none' || (await this.keptBy()) === undefined ? kept : undefined
  }

  #said(): VaultKey | undefined {
    const { key, environment } = this.#settings
    const text = environment[vaultKeyVariable]
    if (key !== undefined || !text) return key
    const parsed = parseVaultKey(text)
    if (parsed === undefined) throw new ProblemError(unknownKey)
    return parsed
  }
}

/** Long enough for a keyring that needs nobody. */
const beforeSayingMs = 700

function watched(secret: Secret, watch: (secret: Secret) => void): Secret {
  watch(secret)
  return secret
}

/** Whoever is asked something here does not wait for the keyring. */
const silencing =
  <Given extends unknown[], T>(timer: NodeJS.Timeout, ask: (...given: Given) => Promise<T>) =>
  (...given: Given): Promise<T> => {
    clearTimeout(timer)
    return ask(...given)
  }

const vaultKeyVariable = 'TOKENBENCH_VAULT_KEY'

const unknownKey: Problem = {
  kind: 'usage',
  code: 'vault-key-unknown',
  // Its value is not repeated: somebody may have taken it for the key itself.
  title: `${vaultKeyVariable} names no way to keep the vault’s key.`,
  nextSteps: [{ text: `It is one of ${vaultKeys.join(', ')}.` }],
}

const notInVault = ({ name }: Profile): Problem => ({
  kind: 'not-authenticated',
  code: 'sign-in-not-in-vault',
  title: `The vault does not hold what profile ${name} signs in with.`,
  nextSteps: [
    {
      text: 'Give it once more.',
      command: `tokenbench profile set ${name} --credential-from clipboard`,
    },
  ],
})
