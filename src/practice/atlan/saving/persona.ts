import { atlas } from '#src/practice/atlan/errors.ts'
import { onlyTexts } from '#src/practice/atlan/store/entity.ts'
import { requireKnownGroups, requireKnownUsers } from './admin-lists.ts'
import { type Draft, type EntityKind, type SaveContext, withAttributes } from './kind.ts'

/** Personas (Atlas server source, PersonaPreProcessor). */
export const personaKind: EntityKind = {
  create(draft, context) {
    refusePolicies(draft)
    checkMembers(draft, {}, context)
    const { random } = context.tenant
    return withAttributes(draft, {
      qualifiedName: `default/${random.nanoid()}`,
      isAccessControlEnabled: draft.attributes.isAccessControlEnabled ?? true,
      roleId: random.uuid(),
    })
  },

  update(draft, before, context) {
    refusePolicies(draft)
    checkMembers(draft, before.attributes, context)
    return draft
  },
}

/** Policies are entities of their own and come in requests of their own. */
function refusePolicies(draft: Draft): void {
  if (hasEntries(draft.attributes.policies)) {
    throw atlas.notSupported('Creating/Updating policies while creating/updating Persona')
  }
}

function hasEntries(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0
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
