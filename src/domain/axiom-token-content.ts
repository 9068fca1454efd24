import type { AxiomTokenContent } from './axiom-plan.ts'
import type { AxiomToken } from './axiom-token.ts'
import { differenceOf, newerDifferences } from './capability-matrix.ts'

/** What another token would have to have to be the same one again. */
export const contentOfAxiomToken = ({
  name,
  description,
  expiresAt,
  capabilities,
}: AxiomToken): AxiomTokenContent => ({ name, description, expiresAt, capabilities })

/** The fields in which two tokens differ, as a person names them. */
export function axiomContentDifferences(
  one: AxiomTokenContent,
  other: AxiomTokenContent,
): string[] {
  const { added, removed } = differenceOf(one.capabilities, other.capabilities)
  const fields: readonly (readonly [string, boolean])[] = [
    ['name', one.name === other.name],
    ['description', one.description === other.description],
    ['expiry', isSameEnd(one.expiresAt, other.expiresAt)],
    [
      'capabilities',
      added.length +
        removed.length +
        newerDifferences(one.capabilities, other.capabilities).length ===
        0,
    ],
  ]
  return fields.flatMap(([field, same]) => (same ? [] : [field]))
}

/** To the second: the vendor's services keep no more of some. */
function isSameEnd(one: Date | null, other: Date | null): boolean {
  if (one === null || other === null) return one === other
  return Math.abs(one.getTime() - other.getTime()) <= 1000
}
