import type { Admins, ConnectionRef } from '#src/domain/connection.ts'
import type { CredentialHandle } from '#src/domain/credential.ts'
import { sayDate } from '#src/domain/duration.ts'
import { nameOfConnection } from '#src/domain/members.ts'
import type { Outcome } from '#src/domain/plan.ts'
import { sayNames } from '#src/domain/some-of.ts'
import { type AtlanToken, expiryOf, usernameOf } from '#src/domain/token.ts'
import type { Credential } from '#src/jobs/queries/credential.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { Workbench } from '#src/workbench.ts'
import { answerWords } from './answer-words.ts'
import type { Applied } from './applied.ts'
import { applyPlan } from './apply.ts'
import type { Ending } from './asker.ts'
import type { Flow } from './flow.ts'
import { nameAmong } from './name-among.ts'
import { newToken, planCreateToken, type TokenAnswers } from './plans/create-token.ts'
import { planGrantConnectionAdmin } from './plans/grant-connection-admin.ts'
import { combine } from './plans/part.ts'
import type { PrintedWords } from './printed-command.ts'
import { byName } from './profile-rules.ts'
import type { Question } from './question.ts'
import { administerQuestion } from './questions/administer.ts'
import { bearerQuestion, borrowed, secondsForAPerson } from './questions/bearer.ts'
import { connectionsQuestion, sayAdmins } from './questions/connections.ts'
import { descriptionQuestion } from './questions/description.ts'
import { destinationQuestion } from './questions/destination.ts'
import { expiryQuestion } from './questions/expiry.ts'
import { nameQuestion } from './questions/name.ts'
import { personasQuestion } from './questions/personas.ts'
import { signInQuestion } from './questions/sign-in.ts'
import { type Tenant, tenantQuestion } from './questions/tenant.ts'
import { vaultQuestions } from './questions/vault-questions.ts'
import { situationOf } from './situation.ts'

export interface SetUpAnswers extends TokenAnswers {
  readonly tenant: Tenant
  readonly signIn: Credential
  /** Asked for when the secret goes into a vault that is not open. */
  readonly vaultKey: VaultKey
  readonly passphrase: CredentialHandle
  readonly passphraseAgain: true
  readonly administer: boolean
  readonly bearer: Credential
  readonly on: readonly ConnectionRef[]
}

/**
 * The guided set-up: from nothing to a token that is linked to personas and administers
 * connections. What takes thinking comes before the clock of a bearer runs.
 */
export function setUpFlow(workbench: Workbench): Flow<SetUpAnswers, Applied> {
  return {
    name: 'setup',
    steps: [
      'Tenant',
      'Sign-in',
      'Name',
      'Expiry',
      'Personas',
      'Secret',
      'Browser bearer',
      'Connections',
      'Review',
      'Done',
    ],
    closing: ['Review', 'Done'],
    questions: (answers) => questionsFor(workbench, answers),
    situation: (answers) =>
      situationOf(
        workbench,
        answers.tenant?.origin,
        signedIn(answers),
        granterOf(workbench, answers),
      ),
    async plan(answers, signal) {
      const { name } = answers
      const signIn = signedIn(answers)
      if (signIn === undefined) throw new Error('a plan is made after the sign-in')
      const parts = [planCreateToken(signIn.handle, answers, workbench.clock.now())]
      const granter = granterOf(workbench, answers)
      const on = granter === undefined ? [] : (answers.on ?? [])
      if (granter !== undefined && on.length > 0) {
        const add = [{ name, ref: newToken }]
        parts.push(await planGrantConnectionAdmin(workbench, granter, on, add, signal))
      }
      const title =
        on.length === 0 ? `Create “${name}”` : `Create “${name}” and make it connection admin`
      const plan = combine('setup', title, parts, workbench.paceOf(answers.tenant.origin))
      return answers.tenant.production ? byName(plan) : plan
    },
    apply: (plan, { destination }, applying) => applyPlan(workbench, plan, applying, destination),
    end: (applied, answers) => endingOf(workbench, applied, answers),
  }
}

function questionsFor(
  workbench: Workbench,
  answers: Partial<SetUpAnswers>,
): Question<SetUpAnswers>[] {
  const { tenant, name, administer, bearer } = answers
  const questions: Question<SetUpAnswers>[] = [tenantQuestion(workbench)]
  if (tenant === undefined) return questions
  if (tenant.signIn === undefined) questions.push(signInQuestion(workbench, tenant))
  const signIn = signedIn(answers)
  if (signIn === undefined) return questions
  questions.push(nameQuestion(workbench, signIn))
  if (name === undefined) return questions
  questions.push(
    descriptionQuestion(name),
    expiryQuestion(workbench),
    personasQuestion(workbench, signIn, `“${name}”`),
    destinationQuestion(workbench, name, { kept: tenant.kept, asksForVault: true }),
    ...vaultQuestions(workbench, answers),
  )
  if (!canGrant(workbench, signIn)) {
    questions.push(administerQuestion(name))
    if (administer) questions.push(bearerQuestion(workbench, tenant))
  }
  const granter = granterOf(workbench, answers)
  const ready = granter === signIn || bearer !== undefined
  if (granter !== undefined && ready)
    questions.push(
      connectionsQuestion(workbench, granter, {
        who: `“${name}”`,
        words: ['grant', 'connection-admin', '--token', name],
      }),
    )
  return questions
}

const signedIn = ({ tenant, signIn }: Partial<SetUpAnswers>): Credential | undefined =>
  tenant?.signIn ?? signIn

/** Who adds admins: the sign-in, when it is a person's with time left, else the borrowed bearer. */
function granterOf(workbench: Workbench, answers: Partial<SetUpAnswers>): Credential | undefined {
  const signIn = signedIn(answers)
  if (signIn !== undefined && canGrant(workbench, signIn)) return signIn
  return answers.administer ? answers.bearer : undefined
}

function canGrant(workbench: Workbench, { identity, expiresAt }: Credential): boolean {
  if (identity.kind !== 'user') return false
  const now = workbench.clock.now().getTime()
  return expiresAt === undefined || expiresAt.getTime() - now > secondsForAPerson * 1000
}

function endingOf(
  workbench: Workbench,
  applied: Applied,
  answers: SetUpAnswers,
): Omit<Ending, 'situation' | 'commands'> {
  const { created, outcomes } = applied
  const problems = outcomes.flatMap(({ problem }) => (problem === undefined ? [] : [problem]))
  const granted = outcomes.filter(({ object }) => object.type === 'connection')
  if (created === undefined)
    return {
      ok: false,
      sentences: [`“${answers.name}” could not be set up.`],
      facts: [],
      problems,
      actions: [],
    }
  const { token } = created
  const name: NameObject = (object) => nameAmong(applied.connections, object)
  const ends = expiryOf(token, workbench.clock.now()).expiresAt
  return {
    ok: problems.length === 0,
    sentences: [
      sayDone(answers, granted, name),
      ...applied.connections.map(
        (connection) =>
          `Read back from ${nameOfConnection(connection)}: ${sayAdmins(named(connection.admins, token))}.`,
      ),
      ...granted.flatMap((outcome) => sayEffective(outcome, name)),
    ],
    facts: [
      ['id', token.id],
      ['account', usernameOf(token)],
      ['expires', ends === null ? 'never' : sayDate(ends)],
      ['secret', answers.destination.say],
    ],
    problems,
    actions: [],
  }
}

/** The new token by its name: its account name stands among the facts. */
const named = (admins: Admins, token: AtlanToken): Admins => ({
  ...admins,
  users: admins.users.map((user) => (user === usernameOf(token) ? token.name : user)),
})

type NameObject = (object: Outcome['object']) => string

function sayDone(
  { name }: SetUpAnswers,
  granted: readonly Outcome[],
  nameObject: NameObject,
): string {
  const administered = granted
    .filter(({ state, verified }) => verified && (state === 'done' || state === 'already'))
    .map(({ object }) => nameObject(object))
  return administered.length === 0
    ? `“${name}” exists.`
    : `“${name}” exists and administers ${sayNames(administered)}.`
}

const sayEffective = ({ object, effective }: Outcome, nameObject: NameObject): string[] => {
  if (effective === 'yes') return [`With its own secret it can read ${nameObject(object)}.`]
  if (effective === 'no') return [`Atlan does not let it into ${nameObject(object)} yet.`]
  return []
}

/** The same without the wizard, with identifiers. Nothing where nothing was created. */
export function setUpCommands(
  flow: Pick<Flow<SetUpAnswers, Applied>, 'questions'>,
  { created }: Applied,
  answers: SetUpAnswers,
): PrintedWords[] {
  if (created === undefined) return []
  const create = answerWords(flow, answers, creating)
  const { flags: on } = answerWords(flow, answers, ['on'])
  const token = ['--token', created.token.id]
  return [
    { command: ['token', 'create'], ...create },
    ...(on.length === 0
      ? []
      : [{ command: ['grant', 'connection-admin'], flags: [...token, ...on, ...borrowed] }]),
  ]
}

/** The answers that creating the token is about, without the grants. */
export const creating = ['name', 'description', 'expires', 'personas', 'destination'] as const
