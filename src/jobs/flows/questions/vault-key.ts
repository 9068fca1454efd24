import { text } from '#src/jobs/flows/input.ts'
import type { ChoiceQuestion } from '#src/jobs/flows/question.ts'
import { parseVaultKey, sayVaultKey, type VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import { vaultProblems } from '#src/local/secrets/vault/vault-problems.ts'
import type { Workbench } from '#src/workbench.ts'

/** How the key of a new vault is kept; asked once, with what each way protects and what not. */
export function vaultKeyQuestion(workbench: Workbench): ChoiceQuestion<'vaultKey', VaultKey> {
  return {
    kind: 'choice',
    key: 'vaultKey',
    step: 'Secret',
    ask: 'The vault is new. How shall its key be kept?',
    checking: 'Making the vault; a window of your keyring may be waiting for you',
    about: choices.map(({ label, key }) => `${label}: ${sayVaultKey[key]}.`),
    options: async () =>
      choices.map(({ key, label, short }) => ({ value: key, label, columns: [short] })),
    initial: 'keyring',
    dependsOn: ['destination'],
    flag: '--vault-key',
    async answer(input) {
      const key = parseVaultKey(text(input))
      if (key === undefined || key === 'none') throw vaultProblems.notChosen()
      // It is made with its passphrase, which is asked for next.
      if (key === 'passphrase') return { value: key }
      const vault = await workbench.vault.open({ chosen: key, promptVisible: true })
      if (vault.keptBy !== key) throw vaultProblems.otherKey(vault.keptBy, key)
      await vault.rehearse()
      return { value: key }
    },
    say: (key) => choices.find((choice) => choice.key === key)?.label ?? key,
  }
}

const choices = [
  { key: 'keyring', label: 'Keyring of this desktop', short: 'opens with your session' },
  { key: 'passphrase', label: 'A passphrase', short: 'asked for each time' },
  { key: 'file', label: 'A file beside it', short: 'protects a copy of the vault alone' },
] as const
