import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { type AtlanToken, usernameOf } from '#src/domain/token.ts'
import type { HeldCredential } from '#src/jobs/queries/credential.ts'
import { readReach } from '#src/jobs/queries/token-reach.ts'
import { rereadToken } from '#src/jobs/queries/tokens.ts'
import type { Workbench } from '#src/workbench.ts'
import { type Applied, applyPlan } from './apply.ts'
import type { Flow } from './flow.ts'
import { notAllVisible, planDeleteToken, typedFor } from './plans/delete-token.ts'
import { combine } from './plans/part.ts'
import { listedTokensQuestion } from './questions/listed-tokens.ts'
import { situationOf } from './situation.ts'

export interface DeleteAnswers {
  readonly tokens: readonly AtlanToken[]
}

/** `token delete`: tokens for good. The plan shows what each of them can do today. */
export function deleteTokensFlow(
  workbench: Workbench,
  signIn: HeldCredential,
): Flow<DeleteAnswers, Applied> {
  return {
    name: 'token delete',
    steps: ['Tokens'],
    questions: () => [listedTokensQuestion(workbench, signIn)],
    situation: () => situationOf(workbench, signIn.origin, signIn),
    async plan({ tokens }, signal) {
      const client = workbench.client(signIn.handle)
      const { identity } = await client.identity.whoAmI(signal)
      const own = tokens.find((token) => usernameOf(token) === identity.username)
      if (own !== undefined) throw new ProblemError(signsIn(own))
      const reach = await readReach(client, identity, signal)
      const current: AtlanToken[] = []
      for (const token of tokens) current.push(await rereadToken(client, token, signal))
      const now = workbench.clock.now()
      const parts = current.map((token) => planDeleteToken(signIn.handle, token, reach, now))
      const plan = combine('token delete', titleOf(current), parts)
      const [first] = current
      const namesakes = first === undefined ? [] : await client.tokens.byName(first.name, signal)
      return {
        ...plan,
        warnings: reach.complete ? plan.warnings : [...plan.warnings, notAllVisible],
        ...typedFor(current, namesakes.length),
      }
    },
    apply: (plan, _answers, applying) => applyPlan(workbench, plan, applying),
  }
}

const titleOf = (tokens: readonly AtlanToken[]): string =>
  `Delete ${tokens.map(({ name }) => `“${name}”`).join(', ')} for good`

/** Ours: the deletion could not be verified, and the next command would stand without a sign-in. */
const signsIn = ({ id, name }: AtlanToken): Problem => ({
  kind: 'refused',
  code: 'signs-in',
  title: `“${name}” (${id}) is the token that signs in here, so it does not delete itself. Nothing was deleted.`,
  nextSteps: [
    { text: 'Leave it out, or sign in with another credential and delete it with that one.' },
  ],
})
