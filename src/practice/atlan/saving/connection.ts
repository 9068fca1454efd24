import { atlas } from '#src/practice/atlan/errors.ts'
import { onlyTexts } from '#src/practice/atlan/store/entity.ts'
import { including, requireKnownGroups, requireKnownUsers } from './admin-lists.ts'
import { type Draft, type EntityKind, type SaveContext, withAttributes } from './kind.ts'

/** Connections (Atlas server source, ConnectionPreProcessor). */
export const connectionKind: EntityKind = {
  // Whoever creates a connection, a token included, is its admin.
  create(draft, context) {
    const adminUsers = including(draft.attributes.adminUsers, context.principal.username)
    return checkedAdmins(withAttributes(draft, { adminUsers }), {}, context)
  },

  update: (draft, before, context) => checkedAdmins(draft, before.attributes, context),
}

function checkedAdmins(
  draft: Draft,
  before: Readonly<Record<string, unknown>>,
  { tenant }: SaveContext,
): Draft {
  // An absent list was filled in from what is stored, so null and [] here mean "clear".
  const adminUsers = onlyTexts(draft.attributes.adminUsers)
  const adminGroups = onlyTexts(draft.attributes.adminGroups)
  const adminRoles = onlyTexts(draft.attributes.adminRoles)
  if (adminUsers.length + adminGroups.length + adminRoles.length === 0) {
    throw atlas.emptyAdmins('Connection')
  }
  requireKnownUsers(tenant, onlyTexts(before.adminUsers), adminUsers)
  requireKnownGroups(tenant, onlyTexts(before.adminGroups), adminGroups)
  return withAttributes(draft, { adminUsers, adminGroups, adminRoles })
}
