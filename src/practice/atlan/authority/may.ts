import type { Principal } from '#src/practice/atlan/identity/principal.ts'
import { type Entity, textOf } from '#src/practice/atlan/store/entity.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { isAdminOf, isViewerOf } from './admins.ts'
import { type Action, roleAllows, roleDenies } from './bootstrap.ts'
import { personaReach, personasOf } from './persona-policies.ts'

export type Permission = (entity: Entity) => boolean

/**
 * May this principal do this? Rights follow from the entities as they were when today's grants
 * had not taken effect yet, so a fresh grant lets in only after the delay.
 *
 * The rules, first match wins: a role's denial; a role's permission; connection admins do
 * everything with the connection and what is in it; editors and viewers of a collection; personas.
 *
 * @returns a test to use on one entity or on a hundred thousand.
 */
export function permission(tenant: Tenant, principal: Principal, action: Action): Permission {
  const view = tenant.granted
  const { roles } = principal
  const reach = once(() => personaReach(view, principal, action))
  const ownPersonas = once(() => new Set(personasOf(view, principal).map((each) => each.guid)))

  return (entity) => {
    const { typeName } = entity
    if (roleDenies(roles, action, typeName)) return false
    if (roleAllows(roles, action, typeName)) return true
    if (typeName === 'Connection') {
      if (isAdminOf(principal, view.get(entity.guid))) return true
      // Ours: a persona may show a connection, but who may change it is for its admins alone.
      return action === 'read' && reach().covers(textOf(entity, 'qualifiedName'))
    }
    if (typeName === 'Persona') return action === 'read' && ownPersonas().has(entity.guid)

    const collection = collectionOf(tenant, entity)
    if (collection) {
      const then = view.get(collection.guid)
      return isAdminOf(principal, then) || (action === 'read' && isViewerOf(principal, then))
    }
    const connection = textOf(entity, 'connectionQualifiedName')
    if (connection && isAdminOf(principal, view.named('Connection', connection))) return true
    return reach().covers(textOf(entity, 'qualifiedName'))
  }
}

/** The collection that decides about this entity: itself, or the one its folder or query is in. */
function collectionOf(tenant: Tenant, entity: Entity): Entity | undefined {
  if (entity.typeName === 'Collection') return entity
  const name = textOf(entity, 'collectionQualifiedName')
  return name ? tenant.entities.named('Collection', name) : undefined
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
