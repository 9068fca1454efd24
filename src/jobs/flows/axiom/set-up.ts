import { axiomExpiryOf } from '#src/domain/axiom-token.ts'
import { capabilityWords } from '#src/domain/capability-flags.ts'
import {
  type CapabilityMatrix,
  cellsOf,
  matrixOf,
  refuseEmpty,
} from '#src/domain/capability-matrix.ts'
import { explainMatrix, sayExplanation } from '#src/domain/capability-words.ts'
import type { CredentialHandle } from '#src/domain/credential.ts'
import { sayDate } from '#src/domain/duration.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import type { Ending } from '#src/jobs/flows/asker.ts'
import type { Flow } from '#src/jobs/flows/flow.ts'
import { combine } from '#src/jobs/flows/plans/part.ts'
import { byName } from '#src/jobs/flows/profile-rules.ts'
import type { MatrixQuestion, Question } from '#src/jobs/flows/question.ts'
import { descriptionQuestion } from '#src/jobs/flows/questions/description.ts'
import { destinationQuestion } from '#src/jobs/flows/questions/destination.ts'
import { vaultQuestions } from '#src/jobs/flows/questions/vault-questions.ts'
import { situationOf } from '#src/jobs/flows/situation.ts'
import { type AxiomSignIn, axiomOf } from '#src/jobs/queries/axiom-sign-in.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { Workbench } from '#src/workbench.ts'
import { type AxiomApplied, applyAxiomPlan } from './apply.ts'
import {
  type AxiomTokenAnswers,
  missingTargets,
  planCreateAxiomToken,
} from './plans/create-token.ts'
import { capabilitiesQuestion } from './questions/capabilities.ts'
import { axiomExpiryQuestion } from './questions/expiry.ts'
import { axiomNameQuestion } from './questions/name.ts'
import {
  type AxiomSignedIn,
  axiomSignInQuestion,
  organisationQuestion,
} from './questions/sign-in.ts'
import { datasetsQuestion, laterDatasetsQuestion, viewsQuestion } from './questions/targets.ts'
import { type AxiomTenant, axiomTenantQuestion } from './questions/tenant.ts'

export interface AxiomSetUpAnswers extends AxiomTokenAnswers {
  readonly tenant: AxiomTenant
  readonly signIn: AxiomSignedIn
  /** Asked for where the sign-in is good for several. */
  readonly organisation: string
  readonly datasets: readonly string[]
  readonly laterDatasets: readonly string[]
  readonly datasetCapabilities: CapabilityMatrix
  readonly views: readonly string[]
  readonly viewCapabilities: CapabilityMatrix
  readonly orgCapabilities: CapabilityMatrix
  /** Asked for when the secret goes into a vault that is not open. */
  readonly vaultKey: VaultKey
  readonly passphrase: CredentialHandle
  readonly passphraseAgain: true
}

/** The guided set-up on Axiom: from nothing to a token with just the capabilities that it needs. */
export function axiomSetUpFlow(workbench: Workbench): Flow<AxiomSetUpAnswers, AxiomApplied> {
  return {
    name: 'setup',
    steps: [
      'Tenant',
      'Sign-in',
      'Organisation',
      'Name',
      'Expiry',
      'Datasets',
      'Views',
      'Capabilities',
      'Secret',
      'Review',
      'Done',
    ],
    closing: ['Review', 'Done'],
    questions: (answers) => questionsFor(workbench, answers),
    situation: ({ tenant, signIn }) =>
      situationOf(workbench, tenant?.origin ?? workbench.practice?.axiom.baseUrl, signIn),
    async plan(answers, signal) {
      const signIn = signedIn(answers)
      if (signIn === undefined) throw new Error('a plan is made after the sign-in')
      const capabilities = chosenCapabilities(answers)
      const wanted = { capabilities, wider: matrixOf([]) }
      const part = planCreateAxiomToken(signIn, answers, wanted, workbench.clock.now())
      const plan = combine('setup', `Create “${answers.name}”`, [part])
      const missing = await missingTargets(axiomOf(workbench, signIn), capabilities, signal)
      const warned = { ...plan, warnings: [...plan.warnings, ...missing] }
      return answers.tenant.production ? byName(warned) : warned
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
  const { tenant, signIn: signed, name } = answers
  const questions: Question<AxiomSetUpAnswers>[] = [axiomTenantQuestion(workbench)]
  if (tenant === undefined) return questions
  questions.push(axiomSignInQuestion(workbench, tenant))
  if (signed !== undefined && signed.organisations.length > 1)
    questions.push(organisationQuestion(signed))
  const signIn = signedIn(answers)
  if (signIn === undefined) return questions
  questions.push(axiomNameQuestion(workbench, signIn))
  if (name === undefined) return questions
  questions.push(
    descriptionQuestion(name),
    axiomExpiryQuestion(workbench),
    datasetsQuestion(workbench, signIn, name),
    laterDatasetsQuestion(),
    ...datasetCapabilities(answers, name),
    viewsQuestion(workbench, signIn, name),
    ...viewCapabilities(answers, name),
    orgCapabilities(answers, name),
    destinationQuestion(workbench, name, {
      kept: tenant.kept,
      asksForVault: true,
      product: 'Axiom',
    }),
    ...vaultQuestions(workbench, answers),
  )
  return questions
}

function datasetCapabilities(
  { datasets = [], laterDatasets = [] }: Partial<AxiomSetUpAnswers>,
  name: string,
): MatrixQuestion<'datasetCapabilities', CapabilityMatrix>[] {
  const subjects = [...new Set([...datasets, ...laterDatasets])]
  if (subjects.length === 0) return []
  const dependsOn = ['datasets', 'laterDatasets']
  const settings = { area: 'dataset', subjects, step: 'Datasets', name, dependsOn } as const
  return [capabilitiesQuestion('datasetCapabilities', settings)]
}

function viewCapabilities(
  { views = [] }: Partial<AxiomSetUpAnswers>,
  name: string,
): MatrixQuestion<'viewCapabilities', CapabilityMatrix>[] {
  if (views.length === 0) return []
  const dependsOn = ['views']
  const settings = { area: 'view', subjects: views, step: 'Views', name, dependsOn } as const
  return [capabilitiesQuestion('viewCapabilities', settings)]
}

/** The last of the three: by then the token may do something, or is none. */
function orgCapabilities(
  answers: Partial<AxiomSetUpAnswers>,
  name: string,
): MatrixQuestion<'orgCapabilities', CapabilityMatrix> {
  const settings = {
    area: 'organisation',
    subjects: [''],
    step: 'Capabilities',
    name,
    dependsOn: ['datasetCapabilities', 'viewCapabilities'],
  } as const
  const question = capabilitiesQuestion('orgCapabilities', settings)
  return {
    ...question,
    async answer(input, signal) {
      const answered = await question.answer(input, signal)
      refuseEmpty(chosenCapabilities({ ...answers, orgCapabilities: answered.value }))
      return answered
    },
  }
}

/** What was chosen; what belongs to a dataset or view that was taken back again is left out. */
function chosenCapabilities(answers: Partial<AxiomSetUpAnswers>): CapabilityMatrix {
  const { datasets = [], laterDatasets = [], views = [] } = answers
  const none = matrixOf([])
  const parts = [
    [...datasets, ...laterDatasets].length === 0 ? none : answers.datasetCapabilities,
    views.length === 0 ? none : answers.viewCapabilities,
    answers.orgCapabilities,
  ]
  return matrixOf(parts.flatMap((part) => cellsOf(part ?? none)))
}

function signedIn({ signIn, organisation }: Partial<AxiomSetUpAnswers>): AxiomSignIn | undefined {
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
): Omit<Ending, 'situation'> {
  const problems = outcomes.flatMap(({ problem }) => (problem === undefined ? [] : [problem]))
  const { name, description, expires, destination, tenant } = answers
  if (created === undefined)
    return {
      ok: false,
      sentences: [`“${name}” could not be set up.`],
      facts: [],
      problems,
      commands: [],
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
    commands: [
      shellCommand([
        ...['tokenbench', 'token', 'create', name, '--url', tenant.origin],
        ...['--expires', expires.said, ...capabilityWords(token.capabilities)],
        ...(description === '' ? [] : ['--description', description]),
        ...['--secret-to', destination.text],
      ]),
    ],
    actions: [],
  }
}
