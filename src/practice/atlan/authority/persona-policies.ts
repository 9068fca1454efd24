import type { Principal } from '#src/practice/atlan/identity/principal.ts'
import { type Entity, textOf, textsOf } from '#src/practice/atlan/store/entity.ts'
import type { EntityView } from '#src/practice/atlan/store/entity-view.ts'
import type { Action } from './bootstrap.ts'

/** The actions of a persona's metadata policy, as they are written in `policyActions`. */
const POLICY_ACTION: Readonly<Record<Action, string>> = {
  read: 'persona-asset-read',
  update: 'persona-asset-update',
  create: 'persona-api-create',
  delete: 'persona-api-delete',
}

/** Qualified names: each stands for the object itself and everything below it. */
interface Reach {
  readonly allowed: ReadonlySet<string>
  readonly denied: ReadonlySet<string>
}

/** What a principal's personas say about one action, asked once and then tried on many objects. */
export interface PersonaReach {
  covers(qualifiedName: string): boolean
}

/**
 * @param view the entities by which rights are decided.
 */
export function personaReach(view: EntityView, principal: Principal, action: Action): PersonaReach {
  return coverage(reachOf(view, personasOf(view, principal), POLICY_ACTION[action]))
}

/** May this principal query the data of the connection, by a data policy of a persona? */
export function mayQuery(view: EntityView, principal: Principal, connection: string): boolean {
  return coverage(reachOf(view, personasOf(view, principal), 'select')).covers(connection)
}

function coverage(reach: Reach): PersonaReach {
  const allowed = withinAny(reach.allowed)
  const denied = withinAny(reach.denied)
  return { covers: (qualifiedName) => allowed(qualifiedName) && !denied(qualifiedName) }
}

function withinAny(names: ReadonlySet<string>): (qualifiedName: string) => boolean {
  if (names.has('')) return () => true
  const below = [...names].map((name) => `${name}/`)
  return (qualifiedName) =>
    names.has(qualifiedName) || below.some((start) => qualifiedName.startsWith(start))
}

/** A token's or client's personas were linked to it; a person's list the person or a group. */
export function personasOf(view: EntityView, principal: Principal): Entity[] {
  if (principal.kind !== 'user') {
    return principal.personas.flatMap((name) => view.named('Persona', name) ?? [])
  }
  return [...view.ofType('Persona')].filter(
    (persona) =>
      textsOf(persona, 'personaUsers').includes(principal.username) ||
      textsOf(persona, 'personaGroups').some((group) => principal.groups.includes(group)),
  )
}

function reachOf(view: EntityView, personas: readonly Entity[], policyAction: string): Reach {
  const allowed = new Set<string>()
  const denied = new Set<string>()
  const byType: Readonly<Record<string, Set<string>>> = { allow: allowed, deny: denied }
  for (const persona of personas) {
    if (persona.status !== 'ACTIVE' || persona.attributes.isAccessControlEnabled === false) continue
    for (const policy of view.referring('accessControl', persona.guid)) {
      if (policy.status !== 'ACTIVE') continue
      if (!textsOf(policy, 'policyActions').includes(policyAction)) continue
      for (const name of resourcesOf(policy)) byType[textOf(policy, 'policyType')]?.add(name)
    }
  }
  return { allowed, denied }
}

/** `entity:<qualified name>` → the qualified name; a `/*` at the end adds nothing, `*` is all. */
function resourcesOf(policy: Entity): string[] {
  return textsOf(policy, 'policyResources')
    .filter((resource) => resource.startsWith('entity:'))
    .map((resource) => resource.slice('entity:'.length).replace(/\/?\*$/, ''))
}
