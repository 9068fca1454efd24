import { sayDate, sayDistance } from '#src/domain/duration.ts'
import {
  type AxiomLifetime,
  endOf,
  readAxiomLifetime,
  usualLifetime,
} from '#src/jobs/flows/axiom/axiom-lifetime.ts'
import { text } from '#src/jobs/flows/input.ts'
import type { ChoiceQuestion } from '#src/jobs/flows/question.ts'
import type { Workbench } from '#src/workbench.ts'

/**
 * How long the token lives. Never has to be typed.
 * @param suggested where nothing is said
 */
export function axiomExpiryQuestion(
  workbench: Workbench,
  suggested: string = usualLifetime,
): ChoiceQuestion<'expires', AxiomLifetime> {
  const { clock } = workbench
  const option = (value: string, label: string) => ({
    value,
    label: value === suggested ? `${label}, suggested` : label,
    columns: [sayEnd(readAxiomLifetime(value, clock.now()), clock.now())],
  })
  return {
    kind: 'choice',
    key: 'expires',
    step: 'Expiry',
    ask: 'How long should it live?',
    checking: 'Counting to that date',
    about: [
      'When it ends, what uses it stops: pick a date at which somebody will be there to renew it. It cannot be changed later; a token that is regenerated gets a new one.',
    ],
    options: async () => [
      option('7d', '7 days'),
      option('30d', '30 days'),
      option('90d', '90 days'),
      option('365d', 'a year'),
      {
        value: '',
        label: 'another',
        text: { ask: 'Days (45d), a date (2027-03-01), or  never:' },
      },
    ],
    initial: suggested,
    flag: '--expires',
    fallback: suggested,
    answer: async (input) => ({ value: readAxiomLifetime(text(input), clock.now()) }),
    toFlags: ({ said }) => ['--expires', said],
    say: (lifetime) => sayEnd(lifetime, clock.now()),
  }
}

function sayEnd(lifetime: AxiomLifetime, now: Date): string {
  const end = endOf(lifetime, now)
  return end === null ? 'never' : `${sayDate(end)} (${sayDistance(end, now)})`
}
