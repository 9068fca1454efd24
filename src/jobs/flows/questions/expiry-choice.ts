import type { Clock } from '#src/domain/clock.ts'
import { sayDate, sayDistance } from '#src/domain/duration.ts'
import { text } from '#src/jobs/flows/input.ts'
import type { ChoiceQuestion } from '#src/jobs/flows/question.ts'

/** What a product knows of how long its tokens may live. */
export interface Lifetimes<Lifetime> {
  /** Lifetimes to choose from as they are typed, each with its words. */
  readonly offered: readonly (readonly [said: string, words: string])[]
  readonly suggested: string
  /** What else can be typed: `Days (45d), a date (2027-03-01), or  never:`. */
  readonly another: string
  /** What cannot be changed later. */
  readonly about: string
  /** @throws ProblemError `expiry` (usage) with what may be said instead */
  read(said: string, now: Date): Lifetime
  /** When a token made now would end; null = never. */
  endOf(lifetime: Lifetime, now: Date): Date | null
}

/** How long a token lives. */
export function expiryChoice<Lifetime extends { readonly said: string }>(
  clock: Clock,
  { offered, suggested, another, about, read, endOf }: Lifetimes<Lifetime>,
): ChoiceQuestion<'expires', Lifetime> {
  const say = (lifetime: Lifetime): string => sayEnd(endOf(lifetime, clock.now()), clock.now())
  return {
    kind: 'choice',
    key: 'expires',
    step: 'Expiry',
    ask: 'How long should it live?',
    checking: 'Counting to that date',
    about: [
      `When it ends, what uses it stops: pick a date at which somebody will be there to renew it. ${about}`,
    ],
    options: async () => [
      ...offered.map(([value, words]) => ({
        value,
        label: value === suggested ? `${words}, suggested` : words,
        columns: [say(read(value, clock.now()))],
      })),
      { value: '', label: 'another', text: { ask: another } },
    ],
    initial: suggested,
    flag: '--expires',
    fallback: suggested,
    answer: async (input) => ({ value: read(text(input), clock.now()) }),
    toFlags: ({ said }) => ['--expires', said],
    say,
  }
}

/** `19 Feb 2027 (in 90 days)` */
export const sayEnd = (end: Date | null, now: Date): string =>
  end === null ? 'never' : `${sayDate(end)} (${sayDistance(end, now)})`
