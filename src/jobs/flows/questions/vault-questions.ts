import type { CredentialHandle } from '#src/domain/credential.ts'
import type { Question } from '#src/jobs/flows/question.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { Workbench } from '#src/workbench.ts'
import type { Destination } from './destination.ts'
import { newPassphraseQuestion, passphraseAgainQuestion, passphraseQuestion } from './passphrase.ts'
import { vaultKeyQuestion } from './vault-key.ts'

/** Asked for when the secret goes into a vault that is not open. */
export interface VaultAnswers {
  readonly vaultKey: VaultKey
  readonly passphrase: CredentialHandle
  readonly passphraseAgain: true
}

/** What the vault needs, where the secret goes there and it is not open yet. */
export function vaultQuestions(
  workbench: Workbench,
  {
    destination,
    vaultKey,
    passphrase,
  }: Partial<VaultAnswers> & { readonly destination?: Destination },
): Question<VaultAnswers>[] {
  if (destination?.lacks === 'passphrase') return [passphraseQuestion(workbench)]
  if (destination?.lacks !== 'choice') return []
  if (vaultKey !== 'passphrase') return [vaultKeyQuestion(workbench)]
  const again = passphrase === undefined ? [] : [passphraseAgainQuestion(workbench, passphrase)]
  return [vaultKeyQuestion(workbench), newPassphraseQuestion(workbench), ...again]
}
