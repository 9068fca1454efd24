import { Cancelled } from '#src/domain/cancelled.ts'
import { type Problem, problemOf } from '#src/domain/problem.ts'
import type { Profile } from '#src/local/profiles/profile.ts'
import type { Workbench } from '#src/workbench.ts'
import { noProfile, type Target, targetOfOwn } from './target.ts'

/** What came of asking one profile among all. */
export type ProfileReading<T> =
  | {
      readonly state: 'read'
      readonly profile: Profile
      readonly target: Target
      readonly value: T
    }
  | {
      /** `not-checked`: it was not asked, so this says nothing of it. */
      readonly state: 'failed' | 'not-checked'
      readonly profile: Profile
      readonly target: Target
      readonly problem: Problem
    }

/** One after the other would wait for each that does not answer; all at once would be many. */
const atOnce = 4

/**
 * Asks every profile, each with its own credential. What goes wrong with one stops no other.
 *
 * @returns one reading a profile, in the order of their names
 * @throws ProblemError `no-profile` (usage); Cancelled
 */
export async function everywhere<T>(
  workbench: Workbench,
  read: (target: Target) => Promise<T>,
): Promise<ProfileReading<T>[]> {
  const profiles = [...(await workbench.profiles.list())]
  if (profiles.length === 0) throw noProfile()
  profiles.sort((a, b) => a.name.localeCompare(b.name))
  const readings = new Map<string, ProfileReading<T>>()
  const waiting = profiles.values()
  const worker = async () => {
    for (const profile of waiting)
      readings.set(profile.name, await readingOf(workbench, profile, read))
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return profiles.flatMap(({ name }) => readings.get(name) ?? [])
}

async function readingOf<T>(
  workbench: Workbench,
  profile: Profile,
  read: (target: Target) => Promise<T>,
): Promise<ProfileReading<T>> {
  const target = targetOfOwn(workbench, profile)
  const about = { profile, target }
  if (target.source === undefined)
    return { ...about, state: 'not-checked', problem: nothingKept(profile) }
  try {
    return { ...about, state: 'read', value: await read(target) }
  } catch (thrown) {
    if (thrown instanceof Cancelled) throw thrown
    const problem = problemOf(thrown)
    // What this product cannot be asked is no trouble with the profile.
    return { ...about, state: problem.kind === 'usage' ? 'not-checked' : 'failed', problem }
  }
}

/**
 * What stands in the way of an answer for all: the first that failed, or that nobody was asked.
 * A profile that keeps no credential fails nothing as long as another one answered.
 */
export function troubleOf(readings: readonly ProfileReading<unknown>[]): Problem | undefined {
  const without = readings.filter((one) => one.state !== 'read')
  const failed = without.find(({ state }) => state === 'failed')
  const unasked = without.length === readings.length ? without[0] : undefined
  return (failed ?? unasked)?.problem
}

const nothingKept = ({ name }: Profile): Problem => ({
  kind: 'not-authenticated',
  code: 'no-credential',
  title: `Profile ${name} keeps no credential of its own; one of this run is not used for all profiles.`,
  nextSteps: [
    { text: 'Ask it alone.', command: `tokenbench status --profile ${name}` },
    {
      text: 'Or keep one: in the vault, or only where it is read each time.',
      command: `tokenbench profile set ${name} --credential-from SRC --store vault`,
    },
  ],
})
