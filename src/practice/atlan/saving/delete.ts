import { permission } from '#src/practice/atlan/authority/may.ts'
import { atlas } from '#src/practice/atlan/errors.ts'
import type { Principal } from '#src/practice/atlan/identity/principal.ts'
import { type Entity, textOf } from '#src/practice/atlan/store/entity.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { recordDeletion } from './audit-entries.ts'
import { kindOf } from './kinds.ts'

export type DeleteType = 'SOFT' | 'HARD' | 'PURGE'

/** What goes with an entity: type → the relations by which others hang on it. */
const DEPENDENTS: Readonly<Record<string, readonly string[]>> = {
  Persona: ['accessControl'],
  Purpose: ['accessControl'],
  Collection: ['parent'],
  Folder: ['parent'],
  AtlasGlossary: ['anchor'],
}

export interface Deletion {
  /** Those asked for first, then what went with them. */
  readonly deleted: readonly Entity[]
  /** What was left behind changed: the persona of a policy, the folder of a query. */
  readonly updated: readonly Entity[]
}

/**
 * Deletes entities and what hangs on them. SOFT keeps them readable with the state DELETED; HARD
 * and PURGE remove them. What does not exist, or is soft-deleted already, counts as done.
 *
 * @throws AtlasError 403 where one of them may not be deleted; then none is.
 */
export function deleteEntities(
  tenant: Tenant,
  principal: Principal,
  guids: readonly string[],
  type: DeleteType,
): Deletion {
  const asked = guids.flatMap((guid) => tenant.entities.get(guid) ?? [])
  const mayDelete = permission(tenant, principal, 'delete')
  const refused = asked.find((entity) => !mayDelete(entity))
  if (refused) {
    throw atlas.notAuthorised(principal.username, `delete entity: guid=${refused.guid}`)
  }
  const all = withDependents(tenant, asked).filter(
    (entity) => type !== 'SOFT' || entity.status === 'ACTIVE',
  )
  const now = tenant.now()
  const deleted = all.map(
    (entity): Entity => ({
      ...entity,
      status: 'DELETED',
      deleteHandler: type,
      updatedBy: principal.username,
      updateTime: now,
    }),
  )
  for (const entity of deleted) {
    if (type === 'SOFT') tenant.entities.put(entity)
    else tenant.entities.delete(entity.guid)
    recordDeletion(tenant.audit, entity)
  }
  unlinkPersonas(tenant, deleted)
  const gone = new Set(deleted.map((entity) => entity.guid))
  const touched = new Set(
    deleted.flatMap((entity) => kindOf(entity.typeName).touches?.(entity) ?? []),
  )
  const updated = [...touched]
    .filter((guid) => !gone.has(guid))
    .flatMap((guid) => tenant.entities.get(guid) ?? [])
  return { deleted, updated }
}

function withDependents(tenant: Tenant, entities: readonly Entity[]): Entity[] {
  const found = new Map(entities.map((entity) => [entity.guid, entity]))
  // A Map's iteration reaches what is added meanwhile, so this goes down all levels.
  for (const entity of found.values()) {
    for (const relation of DEPENDENTS[entity.typeName] ?? []) {
      for (const dependent of tenant.entities.referring(relation, entity.guid)) {
        found.set(dependent.guid, dependent)
      }
    }
  }
  return [...found.values()]
}

/** Ours: a token loses a persona that no longer exists, as it loses the persona's role. */
function unlinkPersonas(tenant: Tenant, deleted: readonly Entity[]): void {
  const names = new Set(
    deleted
      .filter((entity) => entity.typeName === 'Persona')
      .map((entity) => textOf(entity, 'qualifiedName')),
  )
  if (names.size === 0) return
  for (const token of tenant.tokens.table.values()) {
    const personas = token.personas.filter((name) => !names.has(name))
    if (personas.length < token.personas.length) tenant.tokens.table.put({ ...token, personas })
  }
}
