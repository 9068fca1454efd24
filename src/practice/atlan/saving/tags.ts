import type { SentTags } from './input.ts'

/** How a bulk request treats tags: the parameters `replaceTags` and `appendTags`. */
export type TagMode = 'replace' | 'append' | 'ignore'

/**
 * The tags that an entity has after a write. A new entity takes `classifications` in any mode; an
 * existing one is changed only where the request says how (Atlas server source, EntityREST).
 *
 * @param before undefined for a new entity.
 */
export function tagsAfter(
  before: readonly string[] | undefined,
  sent: SentTags,
  mode: TagMode,
): readonly string[] {
  if (before === undefined) return unique([...(sent.all ?? []), ...sent.added])
  if (mode === 'replace') return unique(sent.all ?? [])
  if (mode === 'ignore') return before
  const kept = before.filter((tag) => !sent.removed.includes(tag))
  return unique([...kept, ...(sent.all ?? []), ...sent.added])
}

function unique(tags: readonly string[]): readonly string[] {
  return [...new Set(tags)]
}
