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

/** A profile and what it signs in to. */
export type Asked = Pick<ProfileReading<unknown>, 'profile' | 'target'>

/** Every profile, in the order of their names. @throws ProblemError `no-profile` (usage) */
export async function everyProfile(workbench: Workbench): Promise<Asked[]> {
  const profiles = [...(await workbench.profiles.list())]
  if (profiles.length === 0) throw noProfile()
  profiles.sort((a, b) => a.name.localeCompare(b.name))
  return profiles.map((profile) => ({ profile, target: targetOfOwn(workbench, profile) }))
}

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
  const readings: ProfileReading<T>[] = []
  for await (const [place, reading] of answersOf(await everyProfile(workbench), read))
    readings[place] = reading
  return readings
}

/** The same as they come, each with its place among those that were asked. @throws Cancelled */
export async function* answersOf<T>(
  asked: readonly Asked[],
  read: (target: Target) => Promise<T>,
): AsyncGenerator<readonly [place: number, reading: ProfileReading<T>]> {
  const waiting = asked.entries()
  const running = new Map<number, Promise<readonly [number, ProfileReading<T>]>>()
  const askNext = () => {
    const { value } = waiting.next()
    if (value === undefined) return
    const [place, one] = value
    const answer = readingOf(one, read)
    running.set(
      place,
      answer.then((reading) => [place, reading] as const),
    )
  }
  for (let at = 0; at < atOnce; at += 1) askNext()
  while (running.size > 0) {
    const answer = await Promise.race(running.values())
    running.delete(answer[0])
    askNext()
    yield answer
  }
}

async function readingOf<T>(
  about: Asked,
  read: (target: Target) => Promise<T>,
): Promise<ProfileReading<T>> {
  const { profile, target } = about
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
