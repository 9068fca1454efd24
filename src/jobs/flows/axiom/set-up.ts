import { axiomExpiryOf } from '#src/domain/axiom-token.ts'
import { explainMatrix, sayExplanation } from '#src/domain/capability-words.ts'
import { sayDate } from '#src/domain/duration.ts'
import { answerWords } from '#src/jobs/flows/answer-words.ts'
import type { Ending } from '#src/jobs/flows/asker.ts'
import type { Flow } from '#src/jobs/flows/flow.ts'
import type { PrintedWords } from '#src/jobs/flows/printed-command.ts'
import { byName } from '#src/jobs/flows/profile-rules.ts'
import type { Question } from '#src/jobs/flows/question.ts'
import { situationOf } from '#src/jobs/flows/situation.ts'
import { type AxiomSignIn, axiomOf } from '#src/jobs/queries/axiom-sign-in.ts'
import type { Workbench } from '#src/workbench.ts'
import { type AxiomApplied, applyAxiomPlan } from './apply.ts'
import {
  type GuidedTokenAnswers,
  guidedTokenQuestions,
  guidedTokenSteps,
  planGuidedToken,
} from './guided-token.ts'
import {
  type AxiomSignedIn,
  axiomSignInQuestion,
  organisationQuestion,
} from './questions/sign-in.ts'
import { type AxiomTenant, axiomTenantQuestion } from './questions/tenant.ts'

export interface AxiomSetUpAnswers extends GuidedTokenAnswers {
  readonly tenant: AxiomTenant
  /** Asked for where no profile keeps one. */
  readonly signIn: AxiomSignedIn
  /** Asked for where the sign-in is good for several. */
  readonly organisation: string
}

/** The guided set-up on Axiom: from nothing to a token with just the capabilities that it needs. */
export function axiomSetUpFlow(workbench: Workbench): Flow<AxiomSetUpAnswers, AxiomApplied> {
  return {
    name: 'setup',
    steps: ['Tenant', 'Sign-in', ...guidedTokenSteps, 'Review', 'Done'],
    closing: ['Review', 'Done'],
    questions: (answers) => questionsFor(workbench, answers),
    situation: (answers) =>
      situationOf(
        workbench,
        answers.tenant?.origin ?? workbench.practice?.axiom.baseUrl,
        credentialOf(answers),
      ),
    async plan(answers, signal) {
      const signIn = signedIn(answers)
      if (signIn === undefined) throw new Error('a plan is made after the sign-in')
      const plan = await planGuidedToken(workbench, signIn, 'setup', answers, signal)
      return answers.tenant.production ? byName(plan) : plan
    },
    apply: (plan, { destination }, applying) =>
      applyAxiomPlan(workbench, plan, applying, destination),
    end: (applied, answers) => endingOf(workbench, applied, answers),
  }
}

function questionsFor(
  workbench: Workbench,
  answers: Partial<AxiomSetUpAnswers>,
): Question<AxiomSetUpAnswers>[] {
  const { tenant } = answers
  const signed = credentialOf(answers)
  const questions: Question<AxiomSetUpAnswers>[] = [axiomTenantQuestion(workbench)]
  if (tenant === undefined) return questions
  // Whoever may not list the tokens makes none: that is said here, not some questions later.
  const listsTokens = (signIn: AxiomSignIn, signal: AbortSignal) =>
    axiomOf(workbench, signIn).tokens.list(signal)
  if (tenant.signIn === undefined)
    questions.push(axiomSignInQuestion(workbench, tenant, listsTokens))
  if (signed !== undefined && signed.organisations.length > 1)
    questions.push(organisationQuestion(signed, listsTokens))
  const signIn = signedIn(answers)
  if (signIn === undefined) return questions
  return [...questions, ...guidedTokenQuestions(workbench, signIn, answers, tenant.kept)]
}

/** With what the profile keeps, else with what was given by hand. */
export const credentialOf = ({
  tenant,
  signIn,
}: Partial<AxiomSetUpAnswers>): AxiomSignedIn | undefined => tenant?.signIn ?? signIn

function signedIn(answers: Partial<AxiomSetUpAnswers>): AxiomSignIn | undefined {
  const { organisation } = answers
  const signIn = credentialOf(answers)
  if (signIn === undefined) return undefined
  const [first, another] = signIn.organisations
  const orgId = another === undefined ? first?.id : organisation
  if (another !== undefined && orgId === undefined) return undefined
  const { handle, origin, kind } = signIn
  return { handle, origin, kind, ...(orgId === undefined ? {} : { orgId }) }
}

/** The organisation that the answers are about. */
export const organisationOf = (answers: Partial<AxiomSetUpAnswers>): string | undefined =>
  signedIn(answers)?.orgId

function endingOf(
  workbench: Workbench,
  { created, outcomes }: AxiomApplied,
  answers: AxiomSetUpAnswers,
): Omit<Ending, 'situation' | 'commands'> {
  const problems = outcomes.flatMap(({ problem }) => (problem === undefined ? [] : [problem]))
  const { name, destination } = answers
  if (created === undefined)
    return {
      ok: false,
      sentences: [`“${name}” could not be set up.`],
      facts: [],
      problems,
      actions: [],
    }
  const { token } = created
  const { expiresAt } = axiomExpiryOf(token, workbench.clock.now())
  return {
    ok: problems.length === 0,
    sentences: [`“${name}” exists.`, ...explainMatrix(token.capabilities).map(sayExplanation)],
    facts: [
      ['id', token.id],
      ['expires', expiresAt === null ? 'never' : sayDate(expiresAt)],
      ['secret', destination.say],
    ],
    problems,
    actions: [],
  }
}

/** The same without the wizard. Nothing where nothing was created. */
export function axiomSetUpCommands(
  flow: Pick<Flow<AxiomSetUpAnswers, AxiomApplied>, 'questions'>,
  { created }: AxiomApplied,
  answers: AxiomSetUpAnswers,
): PrintedWords[] {
  if (created === undefined) return []
  return [{ command: ['token', 'create'], ...answerWords(flow, answers) }]
}
