import { onlyTexts } from '#src/practice/atlan/store/entity.ts'
import { requireKnownGroups, requireKnownUsers } from './admin-lists.ts'
import { type Draft, type EntityKind, type SaveContext, withAttributes } from './kind.ts'
import { followingPolicies, refusePolicies } from './policies-of-owner.ts'

/** Personas (Atlas server source, PersonaPreProcessor). */
export const personaKind: EntityKind = {
  create(draft, context) {
    refusePolicies(draft, 'Persona')
    checkMembers(draft, {}, context)
    const { random } = context.tenant
    return withAttributes(draft, {
      qualifiedName: `default/${random.nanoid()}`,
      isAccessControlEnabled: draft.attributes.isAccessControlEnabled ?? true,
      roleId: random.uuid(),
    })
  },

  update(draft, before, context) {
    refusePolicies(draft, 'Persona')
    checkMembers(draft, before.attributes, context)
    return draft
  },

  carries: followingPolicies,
}

function checkMembers(
  draft: Draft,
  before: Readonly<Record<string, unknown>>,
  { tenant }: SaveContext,
): void {
  const { personaUsers, personaGroups } = draft.attributes
  requireKnownUsers(tenant, onlyTexts(before.personaUsers), onlyTexts(personaUsers))
  requireKnownGroups(tenant, onlyTexts(before.personaGroups), onlyTexts(personaGroups))
}
