import type { AtlanToken } from '#src/domain/token.ts'

/**
 * A token's personas in a column: the first, and how many more.
 * @param unnamed what stands for a name that is not there
 */
export function sayPersonas({ personas }: Pick<AtlanToken, 'personas'>, unnamed = '…'): string {
  const [first, ...others] = personas
  if (first === undefined) return '—'
  const name = first.name || unnamed
  return others.length === 0 ? name : `${name} +${others.length}`
}
