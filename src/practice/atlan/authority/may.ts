import type { Principal } from '#src/practice/atlan/identity/principal.ts'
import { textOf } from '#src/practice/atlan/store/entity.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import type { Action } from './actions.ts'
import { isAdminOf, isViewerOf } from './admins.ts'
import { ACCESS_CONTROL, byRole, seesEverything } from './bootstrap.ts'
import { hasPersona } from './policies.ts'
import { reachOf, type Test } from './reach.ts'

/** Collections, and what is in them: a collection's editors and viewers decide about all of it. */
const COLLECTION_PARTS = ['Collection', 'Folder', 'Query']

/**
 * May this principal do this? Rights follow from the entities as they were when today's grants
 * had not taken effect yet, so a fresh grant lets in only after the delay.
 *
 * The rules, first match wins: what roles decide; a denial by a persona or a purpose, whatever
 * else allows it (Atlas server source: all of these have one priority, and in one priority the
 * denial wins; that it beats connection admins and readers of everything follows from that and is
 * seen nowhere); admins of the connection; editors and viewers of the collection; what a persona or
 * a purpose allows.
 *
 * @returns a test to use on one entity or on a hundred thousand.
 */
export function permission(tenant: Tenant, principal: Principal, action: Action): Test {
  const view = tenant.granted
  const seesAll = seesEverything(principal.roles, action)
  const reach = once(() => reachOf(view, principal, action))
  const roleRule = memo((typeName: string) => byRole(principal.roles, action, typeName))

  /** Admin of the connection, or of what holds it. */
  const administers: Test = (entity) => {
    const { typeName } = entity
    // What is only about to be created gives nobody rights, whoever it lists as its admins.
    const itself = action === 'create' ? undefined : view.asSeen(entity)
    if (typeName === 'Connection') return isAdminOf(principal, itself)
    if (COLLECTION_PARTS.includes(typeName)) {
      const name = textOf(entity, 'collectionQualifiedName')
      const collection = typeName === 'Collection' ? itself : view.named('Collection', name)
      return (
        isAdminOf(principal, collection) || (action === 'read' && isViewerOf(principal, collection))
      )
    }
    const connection = textOf(entity, 'connectionQualifiedName')
    return connection !== '' && isAdminOf(principal, view.named('Connection', connection))
  }

  return (entity) => {
    const { typeName } = entity
    const decided = roleRule(typeName)
    if (decided !== undefined) return decided
    if (ACCESS_CONTROL.includes(typeName)) {
      const persona = typeName === 'Persona' && action === 'read' && view.asSeen(entity)
      return persona ? hasPersona(principal, persona) : false
    }
    if (reach().denies(entity)) return false
    if (seesAll || administers(entity)) return true
    // Ours: a policy may show a connection, but who may change it is for its admins alone.
    if (typeName === 'Connection' && action !== 'read') return false
    return reach().allows(entity)
  }
}

/** The same for several actions of one request; each is looked up once. */
export function permissions(tenant: Tenant, principal: Principal): (action: Action) => Test {
  return memo((action) => permission(tenant, principal, action))
}

function memo<K, V>(answer: (key: K) => V): (key: K) => V {
  const answers = new Map<K, { value: V }>()
  return (key) => {
    let known = answers.get(key)
    if (!known) {
      known = { value: answer(key) }
      answers.set(key, known)
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
