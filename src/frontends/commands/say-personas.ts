import type { AtlanToken } from '#src/domain/token.ts'

/** A token's personas in a column: the first, and how many more. */
export function sayPersonas({ personas }: Pick<AtlanToken, 'personas'>): string {
  const [first, ...others] = personas
  if (first === undefined) return '—'
  return others.length === 0 ? first.name : `${first.name} +${others.length}`
}
