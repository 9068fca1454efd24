import { Cancelled } from '#src/domain/cancelled.ts'
import type { Note } from '#src/domain/note.ts'
import { problemOf } from '#src/domain/problem.ts'
import { ownSource, type Target } from '#src/jobs/queries/target.ts'
import { readCredential } from '#src/jobs/queries/target-credential.ts'
import type { Workbench } from '#src/workbench.ts'
import { type AxiomSignedIn, signInToAxiom } from './sign-in.ts'

/** What came of signing in with what a profile keeps. */
interface StoredAxiomSignIn {
  readonly signIn?: AxiomSignedIn
  readonly notes: readonly Note[]
}

/**
 * Signs in with what the profile of an organisation keeps, where nobody has to be asked for it.
 * Where that does not work, the notes say why, and the person signs in by hand.
 *
 * @returns undefined when nothing is kept, or the vault asks for a passphrase first
 */
export async function storedAxiomSignIn(
  workbench: Workbench,
  target: Target,
  signal: AbortSignal,
): Promise<StoredAxiomSignIn | undefined> {
  const { kept, source, orgId } = target
  if (kept === undefined || source === undefined || source !== ownSource(kept)) return undefined
  const isInVault = source === 'vault'
  if (isInVault && (await workbench.vault.lacks(kept.vaultKey)) !== 'nothing') return undefined
  try {
    const place = { origin: target.origin, host: new URL(target.origin).host }
    const credential = await readCredential(workbench, target, signal)
    const { value, notes = [] } = await signInToAxiom(workbench, place, credential, signal, {
      source,
      orgId,
    })
    const where = isInVault ? 'the vault' : source
    const from = `profile ${kept.name}, from ${where}`
    return { signIn: value, notes: [{ state: 'ok', label: 'sign-in', text: from }, ...notes] }
  } catch (thrown) {
    if (thrown instanceof Cancelled) throw thrown
    const text = `profile ${kept.name} could not sign in: ${problemOf(thrown).title}`
    return { notes: [{ state: 'warning', label: 'sign-in', text }] }
  }
}
