import type { AtlanClient } from '#src/clients/atlan/client.ts'
import type { Clock } from '#src/domain/clock.ts'
import { sayDate } from '#src/domain/duration.ts'
import { ProblemError } from '#src/domain/problem.ts'
import { type AtlanToken, expiryOf, usernameOf } from '#src/domain/token.ts'
import type { ChoicesQuestion, Option } from '#src/jobs/flows/question.ts'
import type { HeldCredential } from '#src/jobs/queries/credential.ts'
import { tokenFinder } from '#src/jobs/queries/tokens.ts'
import type { Workbench } from '#src/workbench.ts'
import { tokenChoices } from './token-choices.ts'

/** A token that exists, as a grant names it. */
export interface NamedToken {
  readonly name: string
  readonly username: string
}

/**
 * Which tokens become something or no longer are it.
 * @param options `orGone`: an account name stands for itself also when its token was deleted
 */
export function tokensQuestion(
  workbench: Workbench,
  reader: HeldCredential,
  { orGone = false }: { readonly orGone?: boolean } = {},
): ChoicesQuestion<'tokens', readonly NamedToken[]> {
  const client = workbench.client(reader.handle)
  return tokenChoices({
    whose: 'tenant',
    options: (signal) => tokenOptions(client, workbench.clock, signal),
    async find(refs, signal) {
      const find = await tokenFinder(client, refs, signal)
      const named = new Map<string, NamedToken>()
      for (const ref of refs) {
        const token = await nameToken(ref)
        named.set(token.username, token)
      }
      return [...named.values()]

      async function nameToken(ref: string): Promise<NamedToken> {
        try {
          const token = await find(ref)
          return { name: token.name, username: usernameOf(token) }
        } catch (thrown) {
          // Somebody who may not list tokens can still grant to an account they were told.
          const kind = thrown instanceof ProblemError ? thrown.problem.kind : undefined
          const hidden = kind === 'not-permitted' || (orGone && kind === 'not-found')
          if (hidden && ref.startsWith('service-account-')) return { name: ref, username: ref }
          throw thrown
        }
      }
    },
    toFlags: (tokens) => tokens.flatMap(({ username }) => ['--token', username]),
  })
}

/** Every token that the credential can see, newest first, to choose from. */
export async function tokenOptions(
  client: AtlanClient,
  clock: Clock,
  signal: AbortSignal,
): Promise<Option[]> {
  const options = []
  for await (const { tokens } of client.tokens.pages({ sort: '-createdAt' }, signal))
    options.push(...tokens.map((token) => optionOf(token, clock.now())))
  return options
}

function optionOf(token: AtlanToken, now: Date) {
  const { expiresAt, reason, status } = expiryOf(token, now)
  const ends =
    reason === 'lifetime-overflow'
      ? 'dead since creation'
      : expiresAt === null
        ? 'never expires'
        : `${status === 'expired' ? 'expired' : 'expires'} ${sayDate(expiresAt)}`
  return { value: token.id, label: token.name, columns: [ends, token.createdBy] }
}
