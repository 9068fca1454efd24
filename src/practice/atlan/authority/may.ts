import type { Principal } from '#src/practice/atlan/identity/principal.ts'
import { type Entity, textOf } from '#src/practice/atlan/store/entity.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { isAdminOf, isViewerOf } from './admins.ts'
import { ACCESS_CONTROL, type Action, roleAllows, roleDenies } from './bootstrap.ts'
import { personaReach, personasOf } from './persona-policies.ts'

/** Collections, and what is in them: a collection's editors and viewers decide about all of it. */
const COLLECTION_PARTS = ['Collection', 'Folder', 'Query']

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

  const roleRule = perType((typeName) => {
    if (roleDenies(roles, action, typeName)) return false
    return roleAllows(roles, action, typeName) || undefined
  })

  return (entity) => {
    const { typeName } = entity
    const byRole = roleRule(typeName)
    if (byRole !== undefined) return byRole
    // What is only about to be created gives nobody rights, whoever it lists as its admins.
    const itself = action === 'create' ? undefined : view.asSeen(entity)
    if (typeName === 'Connection') {
      if (isAdminOf(principal, itself)) return true
      // Ours: a persona may show a connection, but who may change it is for its admins alone.
      return action === 'read' && reach().covers(textOf(entity, 'qualifiedName'))
    }
    if (ACCESS_CONTROL.includes(typeName)) {
      return action === 'read' && ownPersonas().has(entity.guid)
    }

    if (COLLECTION_PARTS.includes(typeName)) {
      const name = textOf(entity, 'collectionQualifiedName')
      const collection = typeName === 'Collection' ? itself : view.named('Collection', name)
      return (
        isAdminOf(principal, collection) || (action === 'read' && isViewerOf(principal, collection))
      )
    }
    const connection = textOf(entity, 'connectionQualifiedName')
    if (connection && isAdminOf(principal, view.named('Connection', connection))) return true
    return reach().covers(textOf(entity, 'qualifiedName'))
  }
}

function perType<T>(answer: (typeName: string) => T): (typeName: string) => T {
  const answers = new Map<string, { value: T }>()
  return (typeName) => {
    let known = answers.get(typeName)
    if (!known) {
      known = { value: answer(typeName) }
      answers.set(typeName, known)
    }
    return known.value
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
