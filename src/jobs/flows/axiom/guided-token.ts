import type { Area } from '#src/domain/capabilities.ts'
import {
  type CapabilityMatrix,
  cellsOf,
  differenceOf,
  matrixOf,
  refuseEmpty,
} from '#src/domain/capability-matrix.ts'
import { matrixOfPreset } from '#src/domain/capability-presets.ts'
import type { CredentialHandle } from '#src/domain/credential.ts'
import type { Plan } from '#src/domain/plan.ts'
import { combine } from '#src/jobs/flows/plans/part.ts'
import type { Question, QuestionOf } from '#src/jobs/flows/question.ts'
import { descriptionQuestion } from '#src/jobs/flows/questions/description.ts'
import { destinationQuestion } from '#src/jobs/flows/questions/destination.ts'
import { vaultQuestions } from '#src/jobs/flows/questions/vault-questions.ts'
import { type AxiomSignIn, axiomOf } from '#src/jobs/queries/axiom-sign-in.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { Workbench } from '#src/workbench.ts'
import {
  type AxiomTokenAnswers,
  missingTargets,
  planCreateAxiomToken,
} from './plans/create-token.ts'
import { capabilitiesQuestion } from './questions/capabilities.ts'
import { axiomExpiryQuestion } from './questions/expiry.ts'
import { type Job, jobQuestion } from './questions/job.ts'
import { axiomNameQuestion } from './questions/name.ts'
import {
  datasetsQuestion,
  laterDatasetsQuestion,
  namedDatasets,
  notThereYet,
  viewsQuestion,
} from './questions/targets.ts'
import type { WantedCapabilities } from './wanted-capabilities.ts'

/** What a person answers to get a token, from its name to where its secret goes. */
export interface GuidedTokenAnswers extends AxiomTokenAnswers {
  readonly job: Job
  readonly datasets: readonly string[]
  /** Asked for where some are to come. */
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

/** The steps that these questions belong to. */
export const guidedTokenSteps = [
  'Name',
  'Job',
  'Expiry',
  'Datasets',
  'Views',
  'Organisation',
  'Secret',
] as const

/**
 * The questions that make a token, with the capabilities chosen from grids.
 * @param kept how the profile keeps the key of its vault, when it has one
 */
export function guidedTokenQuestions(
  workbench: Workbench,
  signIn: AxiomSignIn,
  answers: Partial<GuidedTokenAnswers>,
  kept: VaultKey | undefined,
): Question<GuidedTokenAnswers>[] {
  const { name, job } = answers
  const naming = axiomNameQuestion(workbench, signIn)
  if (name === undefined) return [naming]
  const asked = [naming, descriptionQuestion(name), jobQuestion(name)]
  if (job === undefined) return asked
  const suggested = job === 'other' ? undefined : job.expires
  return [
    ...asked,
    axiomExpiryQuestion(workbench, suggested),
    ...capabilityQuestions(workbench, signIn, answers, { name, job }),
    destinationQuestion(workbench, name, { kept, asksForVault: true, product: 'Axiom' }),
    ...vaultQuestions(workbench, answers),
  ]
}

/** Only what the job is about; the last of them is refused when the token may do nothing by then. */
function capabilityQuestions(
  workbench: Workbench,
  signIn: AxiomSignIn,
  answers: Partial<GuidedTokenAnswers>,
  { name, job }: Pick<GuidedTokenAnswers, 'name' | 'job'>,
): Question<GuidedTokenAnswers>[] {
  const areas = areasOf(job)
  const last = areas.at(-1)
  const preset = job === 'other' ? undefined : job
  const demanding = <Key extends keyof GuidedTokenAnswers & string, Value>(
    area: Area,
    question: QuestionOf<Key, Value>,
  ): QuestionOf<Key, Value> => (area === last ? demandingOne(question, answers) : question)
  const grid = <Key extends GridKey>(key: Key, area: Area, subjects: readonly string[]) => {
    const { step, dependsOn } = grids[area]
    const settings = { area, subjects, step, name, preset, dependsOn }
    return demanding(area, capabilitiesQuestion(key, settings))
  }
  const { datasets = [], views = [] } = answers
  const named = namedDatasets(answers)
  return [
    ...(areas.includes('dataset')
      ? [demanding('dataset', datasetsQuestion(workbench, signIn, name))]
      : []),
    ...(areas.includes('dataset') && datasets.includes(notThereYet)
      ? [demanding('dataset', laterDatasetsQuestion())]
      : []),
    ...(areas.includes('dataset') && named.length > 0
      ? [grid('datasetCapabilities', 'dataset', named)]
      : []),
    ...(areas.includes('view') ? [demanding('view', viewsQuestion(workbench, signIn, name))] : []),
    ...(areas.includes('view') && views.length > 0
      ? [grid('viewCapabilities', 'view', views)]
      : []),
    ...(areas.includes('organisation') ? [grid('orgCapabilities', 'organisation', [''])] : []),
  ]
}

type GridKey = 'datasetCapabilities' | 'viewCapabilities' | 'orgCapabilities'

const grids = {
  dataset: { step: 'Datasets', dependsOn: ['job', 'datasets', 'laterDatasets'] },
  view: { step: 'Views', dependsOn: ['job', 'views'] },
  organisation: {
    step: 'Organisation',
    dependsOn: ['job', 'datasetCapabilities', 'viewCapabilities'],
  },
} as const

/** What a job is about, in the order in which it is asked. */
function areasOf(job: Job): readonly Area[] {
  const all = ['dataset', 'view', 'organisation'] as const
  return job === 'other' ? all : all.filter((area) => job[area] !== undefined)
}

/** Where names were chosen, their grid comes next and is asked instead. */
function demandingOne<Key extends keyof GuidedTokenAnswers & string, Value>(
  question: QuestionOf<Key, Value>,
  answers: Partial<GuidedTokenAnswers>,
): QuestionOf<Key, Value> {
  return {
    ...question,
    async answer(input, signal) {
      const answered = await question.answer(input, signal)
      const { value } = answered
      const leadsOn = question.kind !== 'matrix' && Array.isArray(value) && value.length > 0
      if (!leadsOn) refuseEmpty(chosenCapabilities({ ...answers, [question.key]: value }))
      return answered
    },
  }
}

/** What was chosen; what belongs to a dataset or view that was taken back again is left out. */
function chosenCapabilities(answers: Partial<GuidedTokenAnswers>): CapabilityMatrix {
  const { job = 'other', views = [] } = answers
  const areas = areasOf(job)
  const none = matrixOf([])
  const parts = [
    areas.includes('dataset') && namedDatasets(answers).length > 0
      ? answers.datasetCapabilities
      : none,
    areas.includes('view') && views.length > 0 ? answers.viewCapabilities : none,
    areas.includes('organisation') ? answers.orgCapabilities : none,
  ]
  return matrixOf(parts.flatMap((part) => cellsOf(part ?? none)))
}

/** What was chosen, and what of it goes beyond the job that it started from. */
function wantedOf(answers: GuidedTokenAnswers): WantedCapabilities {
  const capabilities = chosenCapabilities(answers)
  const { job } = answers
  if (job === 'other') return { capabilities, wider: matrixOf([]) }
  const { datasetCapabilities, viewCapabilities } = capabilities
  const given = matrixOfPreset(job, Object.keys(datasetCapabilities), Object.keys(viewCapabilities))
  return {
    capabilities,
    preset: job,
    wider: matrixOf(differenceOf(given, capabilities).added),
  }
}

/** @throws ProblemError `no-capability` (usage) */
export async function planGuidedToken(
  workbench: Workbench,
  signIn: AxiomSignIn,
  command: string,
  answers: GuidedTokenAnswers,
  signal: AbortSignal,
): Promise<Plan> {
  const wanted = wantedOf(answers)
  refuseEmpty(wanted.capabilities)
  const part = planCreateAxiomToken(signIn, answers, wanted, workbench.clock.now())
  const pace = workbench.paceOf(signIn.origin)
  const plan = combine(command, `Create “${answers.name}”`, [part], pace)
  const missing = await missingTargets(axiomOf(workbench, signIn), wanted.capabilities, signal)
  return { ...plan, warnings: [...plan.warnings, ...missing] }
}
