import { onlyTexts } from '#src/practice/atlan/store/entity.ts'
import { including, requireKnownUsers } from './admin-lists.ts'
import { type EntityKind, withAttributes } from './kind.ts'

/** Query collections (Atlas server source, QueryCollectionPreProcessor). */
export const collectionKind: EntityKind = {
  create(draft, { tenant, principal }) {
    const adminUsers = including(draft.attributes.adminUsers, principal.username)
    requireKnownUsers(tenant, [], adminUsers)
    requireKnownUsers(tenant, [], onlyTexts(draft.attributes.viewerUsers))
    return withAttributes(draft, {
      // The client's own suggestion is replaced.
      qualifiedName: `default/collection/${principal.username}/${tenant.random.nanoid()}`,
      adminUsers,
    })
  },

  update(draft, before, { tenant }) {
    // The creator stays an editor whatever the request says.
    const adminUsers = including(draft.attributes.adminUsers, before.createdBy)
    requireKnownUsers(tenant, onlyTexts(before.attributes.adminUsers), adminUsers)
    requireKnownUsers(
      tenant,
      onlyTexts(before.attributes.viewerUsers),
      onlyTexts(draft.attributes.viewerUsers),
    )
    return withAttributes(draft, { adminUsers })
  },
}
