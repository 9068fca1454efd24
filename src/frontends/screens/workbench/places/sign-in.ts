import { Cancelled } from '#src/domain/cancelled.ts'
import { type Problem, problemOf } from '#src/domain/problem.ts'
import type { Shell } from '#src/frontends/screens/workbench/shell.ts'
import { type Asker, type Asking, back, type Situation } from '#src/jobs/flows/asker.ts'
import type { QuestionOf } from '#src/jobs/flows/question.ts'

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
      await answered(asker, passphraseQuestion(workbench), situation)
      return desk.forgetSignIn()
    }
    const { signInQuestion } = await import('#src/jobs/flows/questions/sign-in.ts')
    const { origin } = target
    const question = signInQuestion(workbench, { origin, host: new URL(origin).host })
    desk.signInWith(await answered(asker, question, situation))
  })
}

/** One question until its answer is taken. @throws Cancelled when the person goes back from it */
async function answered<Value>(
  asker: Asker,
  question: QuestionOf<string, Value>,
  situation: Situation,
): Promise<Value> {
  let problem: Problem | undefined
  for (;;) {
    const asking: Asking = {
      question,
      situation,
      isFirst: true,
      ...(problem === undefined ? {} : { problem }),
    }
    const input = await asker.ask(asking)
    if (input === back) throw new Cancelled()
    try {
      const { value, notes = [] } = await asker.work(question.checking, situation, (signal) =>
        question.answer(input, signal),
      )
      if (notes.length === 0 || (await asker.recognised(asking, notes)) !== back) return value
      problem = undefined
    } catch (thrown) {
      if (thrown instanceof Cancelled) throw thrown
      problem = problemOf(thrown)
    }
  }
}
