import type { DeleteAxiomTokenStep } from '#src/domain/axiom-plan.ts'
import { type AxiomToken, axiomExpiryOf } from '#src/domain/axiom-token.ts'
import { matrixOf } from '#src/domain/capability-matrix.ts'
import type { Change, PlanObject, PlanWarning } from '#src/domain/plan.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { quoteNames } from '#src/domain/some-of.ts'
import type { Flow } from '#src/jobs/flows/flow.ts'
import { typedFor } from '#src/jobs/flows/plans/delete-token.ts'
import { combine, type PlanPart } from '#src/jobs/flows/plans/part.ts'
import type { ChoicesQuestion } from '#src/jobs/flows/question.ts'
import { tokenChoices } from '#src/jobs/flows/questions/token-choices.ts'
import { situationOf } from '#src/jobs/flows/situation.ts'
import { callsOfDeleteSeen } from '#src/jobs/flows/steps/delete-seen.ts'
import { axiomHeldSecret, isAxiomSignIn } from '#src/jobs/queries/axiom-held-secret.ts'
import { type AxiomSignIn, axiomOf } from '#src/jobs/queries/axiom-sign-in.ts'
import { axiomTokenAmong } from '#src/jobs/queries/axiom-tokens.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { Workbench } from '#src/workbench.ts'
import { type AxiomApplied, applyAxiomPlan } from './apply.ts'
import { capabilityChanges } from './plans/token-changes.ts'

export interface DeleteAxiomAnswers {
  readonly tokens: readonly AxiomToken[]
}

/** `token delete`: tokens for good. The plan shows what each of them may do today. */
export function deleteAxiomTokensFlow(
  workbench: Workbench,
  signIn: AxiomSignIn,
  kept: VaultKey | undefined,
): Flow<DeleteAxiomAnswers, AxiomApplied> {
  const client = axiomOf(workbench, signIn)
  return {
    name: 'token delete',
    steps: ['Tokens'],
    questions: () => [tokensQuestion(workbench, signIn)],
    situation: () => situationOf(workbench, signIn.origin, signIn),
    async plan({ tokens }, signal) {
      const all = await client.tokens.list(signal)
      const current = tokens.map(({ id }) => axiomTokenAmong(all, id))
      const parts: PlanPart[] = []
      for (const token of current) {
        const held = await axiomHeldSecret(workbench, signIn, token, kept)
        if (isAxiomSignIn(workbench, signIn, held)) throw new ProblemError(signsIn(token))
        const { handle: by, orgId } = signIn
        parts.push(
          planDeleteAxiomToken(
            {
              kind: 'delete-axiom-token',
              by,
              ...(orgId === undefined ? {} : { orgId }),
              old: token,
              ...(held === undefined ? {} : { held }),
            },
            workbench.clock.now(),
          ),
        )
      }
      const names = quoteNames(current)
      const pace = workbench.paceOf(signIn.origin)
      const plan = combine('token delete', `Delete ${names} for good`, parts, pace)
      const namesakes = all.filter(({ name }) => name === current[0]?.name).length
      const unknown = signIn.kind === 'api-token' ? [mayBeOwn] : []
      return { ...plan, warnings: [...plan.warnings, ...unknown], ...typedFor(current, namesakes) }
    },
    apply: (plan, _answers, applying) => applyAxiomPlan(workbench, plan, applying),
  }
}

/** The deletion of one token as a part of a plan: all that it may do ends with it. */
export function planDeleteAxiomToken(step: DeleteAxiomTokenStep, now: Date): PlanPart {
  const { old, held } = step
  const object: PlanObject = { type: 'token', id: old.id, ref: old.id, name: old.name }
  const ending = (field: string, before: unknown): Change => ({
    object,
    field,
    before,
    after: null,
    added: [],
    removed: [],
  })
  const { status } = axiomExpiryOf(old, now)
  return {
    changes: [
      ending('name', old.name),
      ...(status === 'expired' ? [] : [ending('expiresAt', old.expiresAt ?? 'never')]),
      ...capabilityChanges(object, old.capabilities, matrixOf([])).map((change) => ({
        ...change,
        after: null,
      })),
    ],
    warnings: [],
    steps: [step],
    calls: callsOfDeleteSeen + (held === undefined ? 0 : 1),
    danger: 'irreversible',
  }
}

/** Which tokens, read as the organisation lists them. */
function tokensQuestion(
  workbench: Workbench,
  signIn: AxiomSignIn,
): ChoicesQuestion<'tokens', readonly AxiomToken[]> {
  const client = axiomOf(workbench, signIn)
  return tokenChoices({
    whose: 'organisation',
    options: async (signal) =>
      (await client.tokens.list(signal)).map(({ id, name }) => ({
        value: id,
        label: name,
        columns: [id],
      })),
    async find(refs, signal) {
      const all = await client.tokens.list(signal)
      return [...new Set(refs.map((ref) => axiomTokenAmong(all, ref)))]
    },
    toArguments: (tokens) => tokens.map(({ id }) => id),
  })
}

/** Axiom does not tell an API token which one it is. */
const mayBeOwn: PlanWarning = {
  code: 'may-sign-in',
  text: 'An API token signs in here, and Axiom does not say which one it is: make sure that it is none of these.',
}

/** Ours: the deletion could not be verified, and the next command would stand without a sign-in. */
const signsIn = ({ id, name }: AxiomToken): Problem => ({
  kind: 'refused',
  code: 'signs-in',
  title: `“${name}” (${id}) is the token that signs in here, so it does not delete itself. Nothing was deleted.`,
  nextSteps: [
    { text: 'Leave it out, or sign in with another credential and delete it with that one.' },
  ],
})
