import { askOne } from '#src/frontends/screens/workbench/ask-one.ts'
import type { Shell } from '#src/frontends/screens/workbench/shell.ts'
import type { Asker, Situation } from '#src/jobs/flows/asker.ts'
import type { AxiomSignIn } from '#src/jobs/queries/axiom-sign-in.ts'
import type { Target } from '#src/jobs/queries/target.ts'

/** Asks for what signs in, for this run alone: the passphrase of the vault, or a credential. */
export async function signInByHand(shell: Shell): Promise<void> {
  const { desk } = shell
  const { workbench, target } = desk
  if (target === undefined) return
  await shell.run(async (asker) => {
    const situation: Situation = { flow: 'sign in', steps: [], ...desk.place }
    const opensVault =
      target.source === 'vault' && (await workbench.vault.lacks(target.kept?.vaultKey))
    if (opensVault === 'passphrase') {
      const { passphraseQuestion } = await import('#src/jobs/flows/questions/passphrase.ts')
      await askOne(asker, passphraseQuestion(workbench), situation)
      return desk.forgetSignIn()
    }
    if (target.provider === 'axiom')
      return desk.axiomSignInWith(await signInToAxiom(asker, shell, target, situation))
    const { signInQuestion } = await import('#src/jobs/flows/questions/sign-in.ts')
    const { origin } = target
    const question = signInQuestion(workbench, { origin, host: new URL(origin).host })
    desk.signInWith(await askOne(asker, question, situation))
  })
}

/** In the organisation of the profile; where it names none that is theirs, in one that they choose. */
async function signInToAxiom(
  asker: Asker,
  { desk }: Shell,
  { origin, orgId }: Target,
  situation: Situation,
): Promise<AxiomSignIn> {
  const { axiomSignInQuestion, organisationQuestion } = await import(
    '#src/jobs/flows/axiom/questions/sign-in.ts'
  )
  const question = axiomSignInQuestion(desk.workbench, { origin, host: new URL(origin).host })
  const signedIn = await askOne(asker, question, situation)
  const { handle, kind, organisations } = signedIn
  const held = { handle, origin, kind }
  if (kind !== 'personal-access-token') return orgId === undefined ? held : { ...held, orgId }
  if (orgId !== undefined && organisations.some(({ id }) => id === orgId)) return { ...held, orgId }
  const [only, ...others] = organisations
  if (only !== undefined && others.length === 0) return { ...held, orgId: only.id }
  return { ...held, orgId: await askOne(asker, organisationQuestion(signedIn), situation) }
}
