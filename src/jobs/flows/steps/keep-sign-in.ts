import type { CredentialHandle } from '#src/domain/credential.ts'
import type { KeepSignInStep, Outcome } from '#src/domain/plan.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import type { Applying } from '#src/jobs/flows/flow.ts'
import { signInName } from '#src/local/profiles/sign-in-name.ts'
import type { Workbench } from '#src/workbench.ts'

/** A new token as somebody who signs in. */
export interface NewSignIn {
  readonly handle: CredentialHandle
  /** The token's. */
  readonly name: string
  /** Who it is, as the profile keeps it. */
  readonly identity: string
  /** Whether the tenant knows its secret as this very one. */
  readonly isKnown: (signal: AbortSignal) => Promise<boolean>
}

/**
 * Lets a profile sign in with a new token: its secret is put into the vault beside the old one,
 * read from there and tried, before the profile names it and the old one is dropped.
 *
 * @throws ProblemError when the profile signs in as before
 */
export async function keepSignIn(
  workbench: Workbench,
  { profile: name, instead }: Pick<KeepSignInStep, 'profile' | 'instead'>,
  { handle, name: token, identity, isKnown }: NewSignIn,
  { signal, report }: Pick<Applying, 'signal' | 'report'>,
): Promise<Outcome> {
  const key = `sign in ${name}`
  report(key, { text: `Letting profile ${name} sign in with “${token}”`, state: 'running' })
  const held = workbench.secrets.get(handle)
  if (held === undefined) throw new Error('a new secret is held until its run ends')
  const { profiles } = workbench
  const before = await profiles.get(name)
  const after = signInName({ ...before, identity })
  const vault = await workbench.vault.open({ kept: before.vaultKey })
  await vault.put({ ...after, kind: 'api-token', label: name }, held.secret)
  try {
    const kept = await vault.get(after)
    if (kept?.sha256 !== held.secret.sha256) throw new ProblemError(notKept(name))
    if (!(await isKnown(signal))) throw new ProblemError(notKept(name))
    await profiles.set(name, { identity, store: 'vault', vaultKey: vault.keptBy })
  } catch (thrown) {
    if (before.identity !== identity) await vault.remove(after)
    throw thrown
  }
  // It signs in with the new one already where a run before this one was stopped here.
  const olds = [before, ...(instead === undefined ? [] : [{ ...before, identity: instead }])]
  for (const old of olds) if (old.identity !== identity) await vault.remove(signInName(old))
  report(key, { text: `Profile ${name} signs in with “${token}” now`, state: 'done' })
  return {
    object: { type: 'profile', id: name, name },
    state: 'done',
    verified: true,
    effective: 'yes',
  }
}

const notKept = (profile: string): Problem => ({
  kind: 'failed',
  code: 'sign-in-not-kept',
  title: `What the vault gives back for profile ${profile} is not the new secret.`,
  nextSteps: [
    {
      text: 'Give it once more.',
      command: `tokenbench profile set ${profile} --credential-from SRC`,
    },
  ],
})
