import { askOne } from '#src/frontends/screens/workbench/ask-one.ts'
import type { Shell } from '#src/frontends/screens/workbench/shell.ts'
import type { Situation } from '#src/jobs/flows/asker.ts'

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
    const { signInQuestion } = await import('#src/jobs/flows/questions/sign-in.ts')
    const { origin } = target
    const question = signInQuestion(workbench, { origin, host: new URL(origin).host })
    desk.signInWith(await askOne(asker, question, situation))
  })
}
