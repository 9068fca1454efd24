import type { PersonaRef } from '#src/domain/persona.ts'
import type { PlanWarning } from '#src/domain/plan.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { quoteNames, sayNames } from '#src/domain/some-of.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import type { HeldCredential } from '#src/jobs/queries/credential.ts'
import { type DescribedPersona, listPersonas } from '#src/jobs/queries/personas.ts'
import { readSignIns } from '#src/jobs/queries/sign-ins.ts'
import { rereadTokens } from '#src/jobs/queries/tokens.ts'
import type { Workbench } from '#src/workbench.ts'
import type { Applied } from './applied.ts'
import { applyPlan } from './apply.ts'
import type { Flow } from './flow.ts'
import { texts } from './input.ts'
import { combine } from './plans/part.ts'
import { signInWarnings } from './plans/sign-in-warnings.ts'
import { planUpdateToken } from './plans/update-token.ts'
import type { ChoicesQuestion, Option, QuestionOf } from './question.ts'
import { listedTokensQuestion } from './questions/listed-tokens.ts'
import { personasQuestion } from './questions/personas.ts'
import { unlinkedPersonasQuestion } from './questions/unlinked-personas.ts'
import { situationOf } from './situation.ts'

export interface LinkAnswers {
  readonly tokens: readonly AtlanToken[]
  readonly personas: readonly PersonaRef[]
}

/** `persona link` and `persona unlink`: which personas tokens have, and nothing else of them. */
export function linkPersonasFlow(
  workbench: Workbench,
  signIn: HeldCredential,
  way: 'link' | 'unlink',
): Flow<LinkAnswers, Applied> {
  return {
    name: `persona ${way}`,
    steps: ['Tokens', 'Personas'],
    questions: ({ tokens }) => [
      listedTokensQuestion(workbench, signIn),
      ...(tokens === undefined ? [] : [personasOf(workbench, signIn, tokens, way)]),
    ],
    situation: () => situationOf(workbench, signIn.origin, signIn),
    async plan({ tokens, personas }, signal) {
      const client = workbench.client(signIn.handle)
      const edit = { [way]: personas.map(({ qualifiedName }) => qualifiedName) }
      const current = await rereadTokens(client, tokens, signal)
      const parts = current.map((now) => planUpdateToken(signIn.handle, now, edit, personas))
      const title = titleOf(way, { tokens, personas })
      const pace = workbench.paceOf(signIn.origin)
      const plan = combine(`persona ${way}`, title, parts, pace)
      if (plan.danger === 'none') return plan
      const reaches = await listPersonas(client, signal)
      const touched = new Set(plan.changes.flatMap(({ added, removed }) => [...added, ...removed]))
      const warnings = personas
        .filter(({ qualifiedName }) => touched.has(qualifiedName))
        .map((one) => warningOf(way, one, reaches))
      if (way === 'link') return { ...plan, warnings }
      const signIns = await readSignIns(workbench, signIn, signal)
      const own = signInWarnings(tokens, signIns, 'restricted')
      return { ...plan, warnings: [...warnings, ...own] }
    },
    apply: (plan, _answers, applying) => applyPlan(workbench, plan, applying),
  }
}

function personasOf(
  workbench: Workbench,
  signIn: HeldCredential,
  tokens: readonly AtlanToken[],
  way: 'link' | 'unlink',
): QuestionOf<'personas', readonly PersonaRef[]> {
  if (way === 'unlink') return atLeastOne(unlinkedPersonasQuestion(workbench, signIn, tokens))
  const whose = quoteNames(tokens)
  // Creating goes on without a persona; linking without one would be nothing to do.
  const { fallback: _, ...required } = personasQuestion(workbench, signIn, whose)
  return atLeastOne({
    ...required,
    options: async (signal) => withWhoHasThem(await required.options(signal), tokens),
  })
}

/** Says of each persona which of the tokens have it: linking it to those changes nothing. */
function withWhoHasThem(options: readonly Option[], tokens: readonly AtlanToken[]): Option[] {
  const havingIt = ({ value }: Option): number =>
    tokens.filter(({ personas }) => personas.some(({ qualifiedName }) => qualifiedName === value))
      .length
  const say = (having: number): string => {
    if (having === 0) return 'not linked'
    return having === tokens.length ? 'linked already' : `linked to ${having} of ${tokens.length}`
  }
  return options.map((option) => ({
    ...option,
    columns: [say(havingIt(option)), ...(option.columns ?? [])],
  }))
}

/** With none there would be nothing to do. */
const atLeastOne = (
  question: ChoicesQuestion<'personas', readonly PersonaRef[]>,
): QuestionOf<'personas', readonly PersonaRef[]> => ({
  ...question,
  async answer(input, signal) {
    if (texts(input).length === 0) throw new ProblemError(noneChosen)
    return question.answer(input, signal)
  },
})

const noneChosen: Problem = {
  kind: 'usage',
  code: 'none-chosen',
  title: 'No persona is chosen.',
  nextSteps: [{ text: 'Choose at least one, or go back.' }],
}

function titleOf(way: 'link' | 'unlink', { tokens, personas }: LinkAnswers): string {
  const which = sayNames(personas.map(({ name }) => name))
  const whose = quoteNames(tokens)
  return way === 'link' ? `Link ${which} to ${whose}` : `Unlink ${which} from ${whose}`
}

/** What power is given or taken; it counts once roles and policies are refreshed. */
function warningOf(
  way: 'link' | 'unlink',
  { qualifiedName, name }: PersonaRef,
  reaches: readonly DescribedPersona[],
): PlanWarning {
  const found = reaches.find((one) => one.qualifiedName === qualifiedName)
  const reach = found?.reach ?? 'what it reaches is not visible to this sign-in'
  return way === 'link'
    ? { code: 'persona', text: `${name}: ${reach}. It counts after about a minute.` }
    : {
        code: 'no-persona',
        text: `No longer by ${name}: ${reach}. What uses these tokens for that fails, unless something else lets them in.`,
      }
}
