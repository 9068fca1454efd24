import { ProblemError } from '#src/domain/problem.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import { texts } from '#src/jobs/flows/input.ts'
import type { ChoicesQuestion } from '#src/jobs/flows/question.ts'
import type { HeldCredential } from '#src/jobs/queries/credential.ts'
import { findToken } from '#src/jobs/queries/tokens.ts'
import type { Workbench } from '#src/workbench.ts'
import { noneNamed, tokenOptions } from './tokens.ts'

/** Which tokens, read as the tenant lists them: to change or to delete them. */
export function listedTokensQuestion(
  workbench: Workbench,
  signIn: HeldCredential,
): ChoicesQuestion<'tokens', readonly AtlanToken[]> {
  const client = workbench.client(signIn.handle)
  return {
    kind: 'choices',
    key: 'tokens',
    step: 'Tokens',
    ask: 'Which tokens?',
    checking: 'Finding the tokens',
    options: (signal) => tokenOptions(client, workbench.clock, signal),
    empty: 'This tenant has no API token yet.',
    flag: '--token',
    async answer(input, signal) {
      const found = new Map<string, AtlanToken>()
      for (const ref of texts(input)) {
        const token = await findToken(client, ref, signal)
        found.set(token.id, token)
      }
      if (found.size === 0) throw new ProblemError(noneNamed)
      return { value: [...found.values()] }
    },
    toFlags: (tokens) => tokens.flatMap(({ id }) => ['--token', id]),
    say: (tokens) => tokens.map(({ name }) => name).join(', '),
  }
}
