import type { CollectionRef } from '#src/domain/collection.ts'
import type { ConnectionRef } from '#src/domain/connection.ts'
import { type MemberObject, nameOf } from '#src/domain/members.ts'
import { quoteNames, sayNames } from '#src/domain/some-of.ts'
import type { Credential, HeldCredential } from '#src/jobs/queries/credential.ts'
import { readSignIns } from '#src/jobs/queries/sign-ins.ts'
import type { Workbench } from '#src/workbench.ts'
import type { Applied } from './applied.ts'
import { applyPlan } from './apply.ts'
import type { Flow } from './flow.ts'
import { type Membership, memberships } from './memberships.ts'
import { planChangeMembers } from './plans/change-members.ts'
import { combine } from './plans/part.ts'
import { signInWarnings } from './plans/sign-in-warnings.ts'
import type { QuestionOf } from './question.ts'
import { bearerQuestion } from './questions/bearer.ts'
import { collectionsQuestion } from './questions/collections.ts'
import { connectionsQuestion } from './questions/connections.ts'
import { type NamedToken, tokensQuestion } from './questions/tokens.ts'
import { situationOf } from './situation.ts'

export interface MembersAnswers {
  readonly bearer: Credential
  readonly tokens: readonly NamedToken[]
  readonly on: readonly (ConnectionRef | CollectionRef)[]
}

/** What a scripted grant needs of a bearer's life: some reads and a write. */
const secondsForAScript = 20

export interface MembersOptions {
  readonly membership: Membership
  readonly way: 'grant' | 'revoke'
  readonly origin: string
  /** Resolves the tokens; without a profile the bearer does. */
  readonly signIn?: HeldCredential
  /** Narrows exact names of connections. */
  readonly connector?: string
}

/** `grant` and `revoke`: what tokens that exist are on connections and collections that exist. */
export function changeMembersFlow(
  workbench: Workbench,
  options: MembersOptions,
): Flow<MembersAnswers, Applied> {
  const { membership, way, origin, signIn } = options
  const { type } = memberships[membership]
  return {
    name: `${way} ${membership}`,
    steps: ['Browser bearer', 'Tokens', type === 'connection' ? 'Connections' : 'Collections'],
    questions: ({ bearer, tokens }) => [
      bearerQuestion(workbench, { origin }, secondsForAScript, type),
      ...(bearer === undefined
        ? []
        : [
            tokensQuestion(workbench, signIn ?? bearer, { orGone: way === 'revoke' }),
            objectsQuestion(workbench, bearer, tokens ?? [], options),
          ]),
    ],
    situation: ({ bearer }) => situationOf(workbench, origin, signIn ?? bearer, bearer),
    async plan({ bearer, tokens, on }, signal) {
      const objects = on.map(objectOf)
      const edit = { membership, way, on: objects, who: tokens }
      const title = titleOf(options, tokens, objects)
      const parts = [await planChangeMembers(workbench, bearer, edit, signal)]
      const plan = combine(`${way} ${membership}`, title, parts, workbench.paceOf(origin))
      if (way === 'grant' || plan.danger === 'none') return plan
      const signIns = await readSignIns(workbench, signIn ?? bearer, signal)
      const own = signInWarnings(tokens, signIns, 'restricted')
      return { ...plan, warnings: [...plan.warnings, ...own] }
    },
    apply: (plan, _answers, applying) => applyPlan(workbench, plan, applying),
  }
}

function objectsQuestion(
  workbench: Workbench,
  bearer: Credential,
  tokens: readonly NamedToken[],
  { membership, way, connector }: MembersOptions,
): QuestionOf<'on', MembersAnswers['on']> {
  const words = [way, membership, ...tokens.flatMap(({ username }) => ['--token', username])]
  if (memberships[membership].type === 'collection')
    return collectionsQuestion(workbench, bearer, words)
  const who = sayTokens(tokens)
  const narrowed = connector === undefined ? {} : { connector }
  const question = connectionsQuestion(workbench, bearer, {
    who,
    words,
    required: true,
    ...narrowed,
  })
  if (way === 'grant') return question
  return { ...question, ask: `Which connections should ${who} no longer administer?` }
}

const objectOf = (ref: ConnectionRef | CollectionRef): MemberObject =>
  'connector' in ref ? { type: 'connection', ...ref } : { type: 'collection', ...ref }

function titleOf(
  { membership, way }: MembersOptions,
  tokens: readonly NamedToken[],
  on: readonly MemberObject[],
): string {
  const { noun } = memberships[membership]
  const names = sayNames(namesOf(on))
  return way === 'grant'
    ? `Make ${sayTokens(tokens)} ${noun} of ${names}`
    : `Take ${noun} of ${names} from ${sayTokens(tokens)}`
}

const sayTokens = (tokens: readonly NamedToken[]): string =>
  tokens.length === 0 ? 'the tokens' : quoteNames(tokens)

/** With their connectors where their names alone do not tell them apart. */
function namesOf(on: readonly MemberObject[]): string[] {
  const names = on.map(({ name }) => name)
  return new Set(names).size === names.length ? names : on.map(nameOf)
}
