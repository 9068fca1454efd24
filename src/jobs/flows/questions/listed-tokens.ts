import { ProblemError } from '#src/domain/problem.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import { texts } from '#src/jobs/flows/input.ts'
import type { ChoicesQuestion } from '#src/jobs/flows/question.ts'
import type { HeldCredential } from '#src/jobs/queries/credential.ts'
import { findTokens } from '#src/jobs/queries/tokens.ts'
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
      const refs = texts(input)
      if (refs.length === 0) throw new ProblemError(noneNamed)
      return { value: await findTokens(client, refs, signal) }
    },
    toFlags: (tokens) => tokens.flatMap(({ id }) => ['--token', id]),
    say: (tokens) => tokens.map(({ name }) => name).join(', '),
  }
}
