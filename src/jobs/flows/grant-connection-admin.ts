import type { ConnectionRef } from '#src/domain/connection.ts'
import type { Credential, HeldCredential } from '#src/jobs/queries/credential.ts'
import type { Workbench } from '#src/workbench.ts'
import { type Applied, applyPlan } from './apply.ts'
import type { Flow } from './flow.ts'
import { planGrantConnectionAdmin } from './plans/grant-connection-admin.ts'
import { combine } from './plans/part.ts'
import { bearerQuestion } from './questions/bearer.ts'
import { connectionsQuestion } from './questions/connections.ts'
import { type NamedToken, tokensQuestion } from './questions/tokens.ts'
import { situationOf } from './situation.ts'

export interface GrantAnswers {
  readonly bearer: Credential
  readonly tokens: readonly NamedToken[]
  readonly on: readonly ConnectionRef[]
}

/** What a scripted grant needs of a bearer's life: some reads and a write. */
const secondsForAScript = 20

export interface GrantOptions {
  readonly origin: string
  /** Resolves the tokens; without a profile the bearer does. */
  readonly signIn?: HeldCredential
  /** Narrows exact names of connections. */
  readonly connector?: string
}

/** `grant connection-admin`: makes tokens that exist admins of connections that exist. */
export function grantConnectionAdminFlow(
  workbench: Workbench,
  { origin, signIn, connector }: GrantOptions,
): Flow<GrantAnswers, Applied> {
  const narrowed = connector === undefined ? { required: true } : { required: true, connector }
  return {
    name: 'grant connection-admin',
    steps: ['Browser bearer', 'Tokens', 'Connections'],
    questions: ({ bearer, tokens }) => [
      bearerQuestion(workbench, { origin }, secondsForAScript),
      ...(bearer === undefined
        ? []
        : [
            tokensQuestion(workbench, signIn ?? bearer),
            connectionsQuestion(workbench, bearer, sayTokens(tokens ?? []), narrowed),
          ]),
    ],
    situation: ({ bearer }) => situationOf(workbench, origin, signIn ?? bearer, bearer),
    async plan({ bearer, tokens, on }, signal) {
      const title = `Make ${sayTokens(tokens)} connection admin of ${on.map(({ name }) => name).join(', ')}`
      return combine('grant connection-admin', title, [
        await planGrantConnectionAdmin(workbench, bearer, on, tokens, signal),
      ])
    },
    apply: (plan, _answers, applying) => applyPlan(workbench, plan, applying),
  }
}

const sayTokens = (tokens: readonly NamedToken[]): string =>
  tokens.length === 0 ? 'the tokens' : tokens.map(({ name }) => `“${name}”`).join(', ')
