import type { Span } from './row.ts'
import { symbols } from './theme.ts'

const minute = 60_000

/** How long the bearer still works: `bearer 11:52 left`. Colour repeats what the words say. */
export function countdown(expiresAt: Date, now: Date): Span {
  const left = expiresAt.getTime() - now.getTime()
  if (left <= 0) return { text: `${symbols.bad} bearer expired`, tone: 'bad' }
  const said = `bearer ${clock(left)} left`
  if (left < 2 * minute) return { text: `${symbols.caution} ${said}, nearly over`, tone: 'bad' }
  return { text: said, tone: left > 10 * minute ? 'good' : 'caution' }
}

/** `9:05`, `72:00`. */
function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
