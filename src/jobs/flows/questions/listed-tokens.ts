import type { AtlanToken } from '#src/domain/token.ts'
import type { ChoicesQuestion } from '#src/jobs/flows/question.ts'
import type { HeldCredential } from '#src/jobs/queries/credential.ts'
import { findTokens } from '#src/jobs/queries/tokens.ts'
import type { Workbench } from '#src/workbench.ts'
import { tokenChoices } from './token-choices.ts'
import { tokenOptions } from './tokens.ts'

/** Which tokens, read as the tenant lists them: to change or to delete them. */
export function listedTokensQuestion(
  workbench: Workbench,
  signIn: HeldCredential,
): ChoicesQuestion<'tokens', readonly AtlanToken[]> {
  const client = workbench.client(signIn.handle)
  return tokenChoices({
    whose: 'tenant',
    options: (signal) => tokenOptions(client, workbench.clock, signal),
    find: (refs, signal) => findTokens(client, refs, signal),
    toFlags: (tokens) => tokens.flatMap(({ id }) => ['--token', id]),
  })
}
