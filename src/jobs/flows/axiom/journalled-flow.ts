import type { Flow } from '#src/jobs/flows/flow.ts'
import type { JournalledAnswers, JournalledJob } from '#src/jobs/flows/journalled-flow.ts'
import { combine } from '#src/jobs/flows/plans/part.ts'
import { destinationQuestion } from '#src/jobs/flows/questions/destination.ts'
import { situationOf } from '#src/jobs/flows/situation.ts'
import type { AxiomSignIn } from '#src/jobs/queries/axiom-sign-in.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { Workbench } from '#src/workbench.ts'
import { type AxiomApplied, applyAxiomPlan } from './apply.ts'
import { planWantedAxiom } from './plans/wanted.ts'

/** `undo` and what settles a doubt, on Axiom. */
export function journalledAxiomFlow(
  workbench: Workbench,
  signIn: AxiomSignIn,
  kept: VaultKey | undefined,
  { action, title, of, wanted, already, warnings }: JournalledJob,
): Flow<Pick<JournalledAnswers, 'destination'>, AxiomApplied> {
  const created = wanted.find((one) => one.kind === 'create-axiom-token')
  return {
    name: action,
    steps: ['Secret'],
    questions: () =>
      created === undefined
        ? []
        : [destinationQuestion(workbench, created.content.name, { kept, product: 'Axiom' })],
    situation: () => situationOf(workbench, signIn.origin, signIn),
    async plan({ destination }, signal) {
      const by = { signIn, destination, kept }
      const { parts, confirm } = await planWantedAxiom(workbench, wanted, by, signal)
      const plan = combine(action, title, parts, workbench.paceOf(signIn.origin))
      return { ...plan, ...confirm, warnings: [...plan.warnings, ...warnings], of }
    },
    async apply(plan, { destination }, applying) {
      const applied = await applyAxiomPlan(workbench, plan, applying, destination)
      return { ...applied, outcomes: [...already, ...applied.outcomes] }
    },
  }
}
