import { atlas } from '#src/practice/atlan/errors.ts'
import { onlyTexts } from '#src/practice/atlan/store/entity.ts'
import { type Draft, type EntityKind, withAttributes } from './kind.ts'
import { refusePolicies } from './policies-apart.ts'

/** Purposes (Atlas server source, PurposePreProcessor). */
export const purposeKind: EntityKind = {
  create(draft, { tenant }) {
    check(draft)
    return withAttributes(draft, {
      qualifiedName: `default/${tenant.random.nanoid()}`,
      isAccessControlEnabled: draft.attributes.isAccessControlEnabled ?? true,
    })
  },

  update(draft) {
    check(draft)
    return draft
  },
}

function check(draft: Draft): void {
  refusePolicies(draft, 'Purpose')
  if (onlyTexts(draft.attributes.purposeClassifications).length === 0) {
    throw atlas.badRequest('Please provide purposeClassifications for Purpose')
  }
}
