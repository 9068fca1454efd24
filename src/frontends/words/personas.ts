import type { AtlanToken } from '#src/domain/token.ts'

/** A token's personas in a column: the first, and how many more. Names may still be on their way. */
export function sayPersonas({ personas }: Pick<AtlanToken, 'personas'>): string {
  const [first, ...others] = personas
  if (first === undefined) return '—'
  const name = first.name || '…'
  return others.length === 0 ? name : `${name} +${others.length}`
}
