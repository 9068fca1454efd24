import { parseDuration, writeDuration } from '#src/domain/duration.ts'
import { longestAtlanLifetimeSeconds, overflows } from '#src/domain/expiry.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import type { ChoiceQuestion } from '#src/jobs/flows/question.ts'
import type { Workbench } from '#src/workbench.ts'
import { expiryChoice, sayEnd } from './expiry-choice.ts'

export interface Lifetime {
  readonly seconds: number
  /** As it was said: `90d`, `2027-03-01`, `max`. */
  readonly said: string
}

/** How long the token lives. Ninety days unless said otherwise; five years have to be typed. */
export const expiryQuestion = ({ clock }: Workbench): ChoiceQuestion<'expires', Lifetime> =>
  expiryChoice(clock, {
    offered: [
      ['30d', '30 days'],
      ['90d', '90 days'],
      ['365d', 'a year'],
    ],
    suggested: '90d',
    another: 'Days (45d), a date (2027-03-01), or  max  for five years:',
    about: 'The lifetime cannot be changed later.',
    read: readLifetime,
    endOf: ({ seconds }, now) => endAfter(seconds, now),
  })

/**
 * The same for a token that is made after another one: unless said otherwise it lives as long. One
 * whose lifetime could not be given today gets what is suggested.
 */
export function expiryLike(
  workbench: Workbench,
  old: Pick<AtlanToken, 'lifetimeSeconds'>,
): ChoiceQuestion<'expires', Lifetime> {
  const question = expiryQuestion(workbench)
  const now = workbench.clock.now()
  // A creation takes up to a minute off, by which it is found again: lifetimes would dwindle.
  const lifetimeSeconds = Math.ceil(old.lifetimeSeconds / 60) * 60
  const isPossible =
    lifetimeSeconds <= longestAtlanLifetimeSeconds && !overflows(lifetimeSeconds, now)
  if (!isPossible) return question
  const same = writeDuration(lifetimeSeconds)
  const { options } = question
  return {
    ...question,
    options: async (signal) => [
      {
        value: same,
        label: 'as long as the old one',
        columns: [sayEnd(endAfter(lifetimeSeconds, now), now)],
      },
      ...(await options(signal)).filter(({ value }) => value !== same),
    ],
    initial: same,
    fallback: same,
  }
}

/**
 * The lifetime that a text means, counted from `now`.
 *
 * @param said `90d`, `12h`, `30m`, a date `2027-03-01` (23:00 of it, UTC), or `max`
 * @throws ProblemError (usage) with what may be said instead
 */
export function readLifetime(said: string, now: Date): Lifetime {
  const word = said.trim()
  const seconds = word === 'max' ? longestAtlanLifetimeSeconds : readSeconds(word, now)
  if (seconds === undefined || seconds <= 0) throw new ProblemError(unreadable(word))
  if (seconds > longestAtlanLifetimeSeconds) throw new ProblemError(tooLong)
  if (overflows(seconds, now)) throw new ProblemError(beyondTheCount)
  return { seconds, said: word }
}

function readSeconds(word: string, now: Date): number | undefined {
  if (/^(never|forever|none|409968000s?)$/i.test(word)) return Number.POSITIVE_INFINITY
  const duration = parseDuration(word)
  if (duration !== undefined) return duration
  const end = endOfDate(word)
  return end === undefined ? undefined : Math.floor((end.getTime() - now.getTime()) / 1000)
}

/**
 * An hour before midnight: a lifetime counts from the creation, and the minutes that pass until
 * then must not carry the end into the next day.
 */
function endOfDate(word: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(word)) return undefined
  const end = new Date(`${word}T23:00:00Z`)
  // 30 February would be read as a day of March.
  const exists = !Number.isNaN(end.getTime()) && end.toISOString().startsWith(word)
  return exists ? end : undefined
}

const unreadable = (word: string): Problem => ({
  kind: 'usage',
  code: 'expiry',
  title:
    word === '' ? 'A lifetime is needed.' : `“${word}” is neither a duration nor a date to come.`,
  nextSteps: [
    {
      text: 'Say it in days or hours, as 90d or 12h, as a date, 2027-03-01, or max for five years.',
    },
  ],
})

const tooLong: Problem = {
  kind: 'usage',
  code: 'expiry-too-long',
  title: 'Atlan has no token that never expires; five years is the longest.',
  detail:
    'The 409968000 seconds of Atlan’s documentation were meant as “never”, but the tenant counts a token’s end in 32 bits: past January 2038 the count wraps into the past, and the token is dead from its first second.',
  nextSteps: [{ text: 'Say  max  for five years, or better a date at which you will renew it.' }],
}

/** Five years are too long, too, once they reach beyond January 2038. */
const beyondTheCount: Problem = {
  kind: 'usage',
  code: 'expiry-too-long',
  title: 'A token of that lifetime would be dead from its first second.',
  detail:
    'The tenant counts a token’s end in 32 bits: past 19 January 2038 the count wraps into the past.',
  nextSteps: [{ text: 'Say a date before 19 January 2038.' }],
}

const endAfter = (seconds: number, now: Date): Date => new Date(now.getTime() + seconds * 1000)
