import { problemOf } from '#src/domain/problem.ts'
import {
  type Target,
  type TargetChoice,
  targetOf,
  tokenVariable,
} from '#src/jobs/queries/target.ts'
import type { Workbench } from '#src/workbench.ts'
import type { Witness } from './evidence.ts'
import type { Symptom } from './symptom.ts'

/**
 * The tenant that may be asked about a failure: the one that was chosen, when the text is about it,
 * else the one whose profile has the host of the text. A pasted host decides about no credential but
 * the one that its own profile keeps.
 */
export async function targetOfSymptom(
  workbench: Workbench,
  choice: TargetChoice,
  symptom: Symptom,
): Promise<Target | { readonly why: string }> {
  const chosen = await chosenTarget(workbench, choice)
  const { origin } = symptom
  if (origin === undefined || chosen?.origin === origin)
    return chosen ?? { why: 'no profile is chosen' }
  const host = new URL(origin).host
  const isChoice = choice.profile !== undefined || choice.url !== undefined
  const kept = (await workbench.profiles.list()).find(({ baseUrl }) => baseUrl === origin)
  // A credential of this run alone is for the chosen tenant.
  if (kept !== undefined && !isChoice && !workbench.environment[tokenVariable])
    return targetOf(workbench, { profile: kept.name })
  if (chosen === undefined) return { why: `no profile is kept for ${host}` }
  const name = chosen.profile === undefined ? chosen.origin : `profile ${chosen.profile}`
  return { why: `the text is about ${host}, and ${name} is another tenant` }
}

async function chosenTarget(
  workbench: Workbench,
  choice: TargetChoice,
): Promise<Target | undefined> {
  try {
    return await targetOf(workbench, choice)
  } catch (thrown) {
    if (problemOf(thrown).code === 'no-profile') return undefined
    throw thrown
  }
}

/** The profile, address or practice tenant that is asked for evidence. */
export function witnessOf(workbench: Workbench, { origin, provider, profile }: Target): Witness {
  const isPractice = workbench.practiceAt(origin) !== undefined
  const words = profile === undefined ? ['--url', origin] : ['--profile', profile]
  return { origin, product: provider, words: isPractice ? ['--practice'] : words }
}
