import type { Principal } from '#src/practice/atlan/identity/principal.ts'
import { type Entity, guidsOf, textOf, textsOf } from '#src/practice/atlan/store/entity.ts'
import type { EntityView } from '#src/practice/atlan/store/entity-view.ts'

/** In `policyGroups`: everybody (what the Python SDK sends for `all_users`). */
const EVERYBODY = 'public'

/**
 * The policies in force whose subject this principal is. A persona's are about those who have the
 * persona, a purpose's name their subjects themselves. One that is switched off, or whose persona
 * or purpose is, counts for nothing.
 *
 * @param view the entities by which rights are decided.
 */
export function policiesFor(view: EntityView, principal: Principal): Entity[] {
  return [...view.ofType('AuthPolicy')].filter((policy) => {
    if (policy.status !== 'ACTIVE' || policy.attributes.isPolicyEnabled === false) return false
    const [guid] = guidsOf(policy.relations.accessControl ?? [])
    const owner = guid === undefined ? undefined : view.get(guid)
    if (!owner || !isSwitchedOn(owner)) return false
    return owner.typeName === 'Persona' ? hasPersona(principal, owner) : names(policy, principal)
  })
}

/** A token's or client's personas were linked to it; a person's list the person or a group. */
export function hasPersona(principal: Principal, persona: Entity): boolean {
  if (principal.kind !== 'user') {
    return principal.personas.includes(textOf(persona, 'qualifiedName'))
  }
  return (
    textsOf(persona, 'personaUsers').includes(principal.username) ||
    textsOf(persona, 'personaGroups').some((group) => principal.groups.includes(group))
  )
}

function names(policy: Entity, { username, groups }: Principal): boolean {
  return (
    textsOf(policy, 'policyUsers').includes(username) ||
    textsOf(policy, 'policyGroups').some((group) => group === EVERYBODY || groups.includes(group))
  )
}

function isSwitchedOn({ status, attributes }: Entity): boolean {
  return status === 'ACTIVE' && attributes.isAccessControlEnabled !== false
}
