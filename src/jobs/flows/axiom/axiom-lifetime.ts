import { parseDuration } from '#src/domain/duration.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'

/** How long a token of Axiom lives: so many seconds from its creation, until an instant, or for ever. */
export type AxiomLifetime = { readonly said: string } & (
  | { readonly seconds: number }
  | { readonly until: string }
  | { readonly never: true }
)

/** Without an expiry that is said, on both products. */
export const usualLifetime = '90d'

/**
 * @param said `90d`, `12h`, `30m`, a date `2027-03-01` (its last second, UTC), an instant of RFC 3339,
 *   or `never`
 * @throws ProblemError (usage) `expiry` with what may be said instead
 */
export function readAxiomLifetime(said: string, now: Date): AxiomLifetime {
  const word = said.trim()
  if (word === 'never') return { said: word, never: true }
  const seconds = parseDuration(word)
  const until = seconds === undefined ? instantOf(word) : undefined
  const end =
    until ?? (seconds === undefined ? undefined : new Date(now.getTime() + seconds * 1000))
  if (end === undefined || end <= now) throw new ProblemError(unreadable(word))
  // Year 9999 is the last that everybody writes with four digits.
  if (end.getTime() > Date.UTC(9999, 11, 31)) throw new ProblemError(tooFar)
  return until === undefined
    ? { said: word, seconds: seconds ?? 0 }
    : { said: word, until: until.toISOString() }
}

/** When a token made now would end; null = never. Whole seconds: some services keep no more. */
export function endOf(lifetime: AxiomLifetime, now: Date): Date | null {
  if ('never' in lifetime) return null
  if ('until' in lifetime) return new Date(lifetime.until)
  return new Date(Math.floor(now.getTime() / 1000 + lifetime.seconds) * 1000)
}

function instantOf(word: string): Date | undefined {
  const date = /^\d{4}-\d\d-\d\d$/.test(word)
  if (!date && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(word))
    return undefined
  const end = new Date(date ? `${word}T23:59:59Z` : word)
  if (Number.isNaN(end.getTime())) return undefined
  // 30 February would be read as a day of March.
  return date && !end.toISOString().startsWith(word) ? undefined : end
}

const unreadable = (word: string): Problem => ({
  kind: 'usage',
  code: 'expiry',
  title:
    word === '' ? 'An expiry is needed.' : `“${word}” is neither a duration nor a date to come.`,
  nextSteps: [{ text: 'Say it in days or hours, as 90d or 12h, as a date, 2027-03-01, or never.' }],
})

const tooFar: Problem = {
  kind: 'usage',
  code: 'expiry',
  title: 'That is further away than any calendar goes.',
  nextSteps: [{ text: 'Say a date at which you will renew it, or  never.' }],
}
