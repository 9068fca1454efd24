import { Cancelled } from '#src/domain/cancelled.ts'
import type { Note } from '#src/domain/note.ts'
import { problemOf } from '#src/domain/problem.ts'
import { bearerIn, type Credential } from '#src/jobs/queries/credential.ts'
import { ownSource, type Target } from '#src/jobs/queries/target.ts'
import type { Workbench } from '#src/workbench.ts'
import { signInWith } from './sign-in.ts'

/** What came of signing in with what a profile keeps. */
export interface StoredSignIn {
  readonly signIn?: Credential
  readonly notes: readonly Note[]
}

/**
 * Signs in with what the profile of a tenant keeps, where nobody has to be asked for it. Where
 * that does not work, the notes say why, and the person signs in by hand.
 *
 * @returns undefined when nothing is kept, or the vault asks for a passphrase first
 */
export async function storedSignIn(
  workbench: Workbench,
  { origin, source, kept }: Target,
  signal: AbortSignal,
): Promise<StoredSignIn | undefined> {
  if (kept === undefined || source === undefined || source !== ownSource(kept)) return undefined
  const isInVault = source === 'vault'
  if (isInVault && (await workbench.vault.lacks(kept.vaultKey)) !== 'nothing') return undefined
  const where = isInVault ? 'the vault' : source
  try {
    const text = isInVault
      ? await workbench.vault.signInOf(kept)
      : await workbench.readSource(source, signal, { origin })
    const bearer = bearerIn(workbench, text, origin)
    const { value, notes = [] } = await signInWith(workbench, bearer, origin, signal, source)
    const from: Note = {
      state: 'ok',
      label: 'sign-in',
      text: `profile ${kept.name}, from ${where}`,
    }
    return { signIn: value, notes: [from, ...notes] }
  } catch (thrown) {
    if (thrown instanceof Cancelled) throw thrown
    const text = `profile ${kept.name} could not sign in: ${problemOf(thrown).title}`
    return { notes: [{ state: 'warning', label: 'sign-in', text }] }
  }
}
