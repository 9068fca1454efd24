import type { ExpiryStatus } from '#src/domain/expiry.ts'
import type { Span } from '#src/frontends/ui/row.ts'
import { symbols } from '#src/frontends/ui/theme.ts'

/** What stands before a token whose end needs attention; its words say the same. */
export const expiryMarks: Readonly<Record<ExpiryStatus, Span | undefined>> = {
  expired: { text: symbols.bad, tone: 'bad' },
  expiring: { text: symbols.caution, tone: 'caution' },
  active: undefined,
  'never-expires': undefined,
}

const tallies: Readonly<Record<string, (count: number) => string>> = {
  expired: (count) => `${count} expired`,
  expiring: (count) => `${count} ${count === 1 ? 'expires' : 'expire'} within 30 days`,
}

/** How many have ended or end soon; those that are well are not worth a word. */
export const sayExpiryTally = (tally: string, count: number): string | undefined =>
  tallies[tally]?.(count)
