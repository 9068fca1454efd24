import { isDeepStrictEqual } from 'node:util'
import { tagJson } from '#src/practice/atlan/entity-json.ts'
import type { AuditTrail } from '#src/practice/atlan/store/audit-trail.ts'
import type { Entity } from '#src/practice/atlan/store/entity.ts'
import { changedSets } from './custom-metadata.ts'
import { differing } from './difference.ts'
import { tagChanges } from './tags.ts'

const TAG_ACTIONS = {
  add: 'CLASSIFICATION_ADD',
  update: 'CLASSIFICATION_UPDATE',
  remove: 'CLASSIFICATION_DELETE',
} as const

/**
 * The audit entries of one write: one for the entity itself, one for each tag and each set of
 * custom metadata that changed (shapes of `detail` as the Python SDK reads them).
 *
 * @param before undefined for a creation.
 */
export function recordSave(audit: AuditTrail, before: Entity | undefined, after: Entity): void {
  const { tags = [], customMetadata = {} } = after
  const changes = differing(before?.attributes ?? {}, after.attributes)
  if (!before) audit.record(after, 'ENTITY_CREATE', detailOf(after, changes))
  else if (isChangedItself(before, after)) {
    audit.record(after, 'ENTITY_UPDATE', detailOf(after, changes))
  }
  for (const { change, tag } of tagChanges(before?.tags ?? [], tags)) {
    audit.record(after, TAG_ACTIONS[change], tagJson(after, tag))
  }
  for (const set of changedSets(before?.customMetadata ?? {}, customMetadata)) {
    const attributes = customMetadata[set] ?? {}
    audit.record(after, 'BUSINESS_ATTRIBUTE_UPDATE', { typeName: set, attributes })
  }
}

export function recordDeletion(audit: AuditTrail, entity: Entity): void {
  audit.record(entity, 'ENTITY_DELETE', detailOf(entity, {}))
}

/** Anything but tags and custom metadata; an attribute that was taken away counts, too. */
function isChangedItself(before: Entity, after: Entity): boolean {
  const parts = ({ attributes, relations, status }: Entity) => ({ attributes, relations, status })
  return !isDeepStrictEqual(parts(before), parts(after))
}

function detailOf({ typeName, guid }: Entity, attributes: Entity['attributes']) {
  return { typeName, guid, attributes }
}
