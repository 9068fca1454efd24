import { atlas } from '#src/practice/atlan/errors.ts'
import { type Draft, type EntityKind, type SaveContext, withAttributes } from './kind.ts'
import { followingPolicies, purposeTags, refusePolicies } from './policies-of-owner.ts'

/** Purposes (Atlas server source, PurposePreProcessor). */
export const purposeKind: EntityKind = {
  create(draft, context) {
    check(draft, context)
    return withAttributes(draft, {
      qualifiedName: `default/${context.tenant.random.nanoid()}`,
      isAccessControlEnabled: draft.attributes.isAccessControlEnabled ?? true,
    })
  },

  update(draft, _before, context) {
    check(draft, context)
    return draft
  },

  carries: followingPolicies,
}

function check(draft: Draft, { tenant }: SaveContext): void {
  refusePolicies(draft, 'Purpose')
  const tags = purposeTags(draft)
  if (tags.length === 0) throw atlas.badRequest('Please provide purposeClassifications for Purpose')
  for (const other of tenant.entities.ofType('Purpose')) {
    if (other.guid === draft.guid || other.status !== 'ACTIVE') continue
    const others = new Set(purposeTags(other))
    if (others.size === tags.length && tags.every((tag) => others.has(tag))) {
      throw atlas.tagsTaken(tags)
    }
  }
}
