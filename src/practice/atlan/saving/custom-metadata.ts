import { isDeepStrictEqual } from 'node:util'
import { atlas } from '#src/practice/atlan/errors.ts'
import type { CustomMetadata } from '#src/practice/atlan/store/entity.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'

/**
 * How a request treats custom metadata: the parameters `replaceBusinessAttributes` and
 * `overwriteBusinessAttributes`, by which the Python SDK ignores, merges or replaces it.
 */
export type CustomMetadataMode = 'replace' | 'merge' | 'ignore'

/**
 * The custom metadata that an entity has after a write. A new entity takes what is sent in any
 * mode. A value of null takes away what was there, and so does an empty text or list.
 *
 * @param before undefined for a new entity.
 */
export function customMetadataAfter(
  before: CustomMetadata | undefined,
  sent: CustomMetadata,
  mode: CustomMetadataMode,
): CustomMetadata {
  if (before && mode === 'ignore') return before
  const start = mode === 'replace' ? {} : (before ?? {})
  const sets = new Set([...Object.keys(start), ...Object.keys(sent)])
  return Object.fromEntries(
    [...sets].flatMap((set) => {
      const values = withoutEmpty({ ...start[set], ...sent[set] })
      return Object.keys(values).length > 0 ? [[set, values] as const] : []
    }),
  )
}

/** The sets of which a write changes a value. */
export function changedSets(before: CustomMetadata, after: CustomMetadata): string[] {
  const sets = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...sets].filter((set) => !isDeepStrictEqual(before[set], after[set]))
}

/**
 * Ours: a set that is set and not defined is refused as an unknown type.
 * @throws AtlasError 404
 */
export function requireKnownSets(
  { types }: Tenant,
  before: CustomMetadata,
  after: CustomMetadata,
): void {
  const unknown = changedSets(before, after).find(
    (set) => set in after && types.get(set)?.category !== 'BUSINESS_METADATA',
  )
  if (unknown !== undefined) throw atlas.unknownType(unknown)
}

function withoutEmpty(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)))
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
