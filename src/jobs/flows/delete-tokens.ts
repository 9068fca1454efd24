import type { CredentialHandle } from '#src/domain/credential.ts'
import type { PlanWarning } from '#src/domain/plan.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import { quoteNames } from '#src/domain/some-of.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import type { HeldCredential } from '#src/jobs/queries/credential.ts'
import { heldSecretIfAny } from '#src/jobs/queries/held-secret.ts'
import { identityOf } from '#src/jobs/queries/identity-of.ts'
import { isSignIn, readSignIns, type SignInsOf } from '#src/jobs/queries/sign-ins.ts'
import { readReach } from '#src/jobs/queries/token-reach.ts'
import { rereadTokens } from '#src/jobs/queries/tokens.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { Workbench } from '#src/workbench.ts'
import type { Applied } from './applied.ts'
import { applyPlan } from './apply.ts'
import type { Flow } from './flow.ts'
import { moreThanListed, planDeleteToken, typedFor } from './plans/delete-token.ts'
import { combine, type PlanPart } from './plans/part.ts'
import { signInWarnings } from './plans/sign-in-warnings.ts'
import { listedTokensQuestion } from './questions/listed-tokens.ts'
import { situationOf } from './situation.ts'

export interface DeleteAnswers {
  readonly tokens: readonly AtlanToken[]
}

/**
 * `token delete`: tokens for good. The plan shows what each of them can do today.
 * @param kept how the profile keeps the key of its vault, which may hold their secrets
 */
export function deleteTokensFlow(
  workbench: Workbench,
  signIn: HeldCredential,
  kept?: VaultKey,
): Flow<DeleteAnswers, Applied> {
  return {
    name: 'token delete',
    steps: ['Tokens'],
    questions: () => [
      {
        ...listedTokensQuestion(workbench, signIn),
        toFlags: () => [],
        toArguments: (tokens) => tokens.map(({ id }) => id),
      },
    ],
    situation: () => situationOf(workbench, signIn.origin, signIn),
    async plan({ tokens }, signal) {
      const client = workbench.client(signIn.handle)
      const identity = await identityOf(workbench, signIn, signal)
      const signIns = await readSignIns(workbench, { ...signIn, identity }, signal)
      const { taken, left } = withoutSignIns(tokens, signIns)
      const reach = await readReach(client, identity, signal)
      const current = await rereadTokens(client, taken, signal)
      const now = workbench.clock.now()
      const parts: PlanPart[] = []
      for (const token of current) {
        const part = planDeleteToken(signIn.handle, token, reach, now)
        const { run } = signIns(token)
        const held = await heldSecretIfAny(workbench, signIn, token, signIns(token), kept)
        parts.push(held === undefined ? part : triedAfterwards(part, held, run))
      }
      const pace = workbench.paceOf(signIn.origin)
      const plan = combine('token delete', titleOf(current), parts, pace)
      const warnings = [
        ...plan.warnings,
        ...signInWarnings(current, signIns, 'deleted'),
        ...left.map(leftOut),
      ]
      const [first] = current
      const namesakes = first === undefined ? [] : await client.tokens.byName(first.name, signal)
      return {
        ...plan,
        warnings: [...warnings, ...moreThanListed(reach)],
        ...typedFor(current, namesakes.length),
      }
    },
    apply: (plan, _answers, applying) => applyPlan(workbench, plan, applying),
  }
}

const titleOf = (tokens: readonly AtlanToken[]): string => `Delete ${quoteNames(tokens)} for good`

/**
 * Of several, those that a profile or this run signs in with are left out: whoever means them says
 * so of each.
 * @throws ProblemError `signs-in` (refused) when none is left
 */
function withoutSignIns(
  tokens: readonly AtlanToken[],
  of: SignInsOf,
): { readonly taken: readonly AtlanToken[]; readonly left: readonly AtlanToken[] } {
  if (tokens.length === 1) return { taken: tokens, left: [] }
  const taken = tokens.filter((token) => !isSignIn(of(token)))
  const left = tokens.filter((token) => isSignIn(of(token)))
  if (taken.length === 0) throw new ProblemError(allSignIn(left))
  return { taken, left }
}

/** Its own secret is at hand, so whether it is refused afterwards can be tried: at both services. */
const triedAfterwards = (part: PlanPart, held: CredentialHandle, isOwn: boolean): PlanPart => ({
  ...part,
  steps: part.steps.map((step) =>
    step.kind === 'delete-token' ? { ...step, held, ...(isOwn ? { isOwn } : {}) } : step,
  ),
  calls: part.calls + 2,
})

const leftOut = ({ id, name }: AtlanToken): PlanWarning => ({
  code: 'signs-in-left-out',
  text: `“${name}” is left out: it is what signs in here. To delete it all the same: ${deleteAlone(id)}`,
})

const deleteAlone = (id: string): string => shellCommand(['tokenbench', 'token', 'delete', id])

const allSignIn = (tokens: readonly AtlanToken[]): Problem => ({
  kind: 'refused',
  code: 'signs-in',
  title: 'All of these sign in here, and are not deleted together. Nothing was deleted.',
  nextSteps: tokens.map(({ id, name }) => ({
    text: `Delete “${name}” by itself.`,
    command: deleteAlone(id),
  })),
})
