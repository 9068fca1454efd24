import { isDeepStrictEqual } from 'node:util'
import type { Tag } from '#src/practice/atlan/store/tag.ts'
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
  before: readonly Tag[] | undefined,
  sent: SentTags,
  mode: TagMode,
): readonly Tag[] {
  if (before === undefined) return unique([...(sent.all ?? []), ...sent.added])
  if (mode === 'replace') return unique(sent.all ?? [])
  if (mode === 'ignore') return before
  const kept = before.filter((tag) => !sent.removed.includes(tag.typeName))
  return unique([...kept, ...(sent.all ?? []), ...sent.added])
}

/** One tag that a write adds, changes or removes. */
export interface TagChange {
  readonly change: 'add' | 'update' | 'remove'
  /** As it is after the write; what is removed, as it was. */
  readonly tag: Tag
}

export function tagChanges(before: readonly Tag[], after: readonly Tag[]): TagChange[] {
  const old = new Map(before.map((tag) => [tag.typeName, tag]))
  const kept = new Set(after.map((tag) => tag.typeName))
  const set = after.flatMap((tag): TagChange[] => {
    const was = old.get(tag.typeName)
    if (!was) return [{ change: 'add', tag }]
    return isDeepStrictEqual(was, tag) ? [] : [{ change: 'update', tag }]
  })
  const gone = before.filter((tag) => !kept.has(tag.typeName))
  return [...set, ...gone.map((tag): TagChange => ({ change: 'remove', tag }))]
}

/** The last of those with one name, in the place of the first. */
function unique(tags: readonly Tag[]): readonly Tag[] {
  return [...new Map(tags.map((tag) => [tag.typeName, tag])).values()]
}
