import type { Plan } from '#src/domain/plan.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import type { Target } from '#src/jobs/queries/target.ts'
import type { Flow } from './flow.ts'

/** @throws ProblemError `read-only-profile` (refused) */
export function refuseReadOnly({
  readOnly,
  profile = '',
}: Pick<Target, 'readOnly' | 'profile'>): void {
  if (readOnly) throw new ProblemError(readOnlyProfile(profile))
}

/** The same flow; through a profile labelled production its plans are confirmed by name. */
export function byNameInProduction<Answers, Result>(
  flow: Flow<Answers, Result>,
  { production }: Target,
): Flow<Answers, Result> {
  if (!production) return flow
  return {
    ...flow,
    plan: async (...given) => byName(await flow.plan(...given)),
  }
}

/** The same flow; its plans say which profile they go through. */
export function throughProfile<Answers, Result>(
  flow: Flow<Answers, Result>,
  { profile }: Pick<Target, 'profile'>,
): Flow<Answers, Result> {
  if (profile === undefined) return flow
  return { ...flow, plan: async (...given) => ({ profile, ...(await flow.plan(...given)) }) }
}

/** The same plan, confirmed by name. */
export const byName = (plan: Plan): Plan => ({ typed: nameOrCount(plan), ...plan })

/** What `--yes=` has to say: the name of the one object that changes, else how many there are. */
function nameOrCount({ changes }: Plan): string {
  const names = new Map(changes.map(({ object }) => [object.ref, object.name]))
  const [only = '', ...others] = names.values()
  return others.length === 0 ? only : String(names.size)
}

const readOnlyProfile = (profile: string): Problem => ({
  kind: 'refused',
  code: 'read-only-profile',
  title: `Profile ${profile} is read-only: it refuses every write. Nothing was written.`,
  nextSteps: [
    { text: 'See what would happen with --dry-run.' },
    { text: 'To write, choose a profile that may.', command: 'tokenbench profile list' },
  ],
})
