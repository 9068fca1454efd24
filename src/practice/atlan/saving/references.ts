import { atlas } from '#src/practice/atlan/errors.ts'
import { isJsonObject } from '#src/practice/atlan/json-object.ts'
import type { RelationValue } from '#src/practice/atlan/store/entity.ts'
import type { EntityStore } from '#src/practice/atlan/store/entity-store.ts'
import { outgoing } from '#src/practice/atlan/store/relations.ts'

/**
 * The references of one entity as guids.
 *
 * @param assigned placeholder → real guid, of what this request creates or resolved.
 * @returns null for a relation that the request takes away.
 * @throws AtlasError 404 for a reference to nothing.
 */
export function resolveReferences(
  store: EntityStore,
  typeName: string,
  references: Readonly<Record<string, unknown>>,
  assigned: ReadonlyMap<string, string>,
): Record<string, RelationValue | null> {
  const resolved: Record<string, RelationValue | null> = {}
  for (const [name, sent] of Object.entries(references)) {
    const relation = outgoing(typeName, name)
    const guids = [sent ?? []]
      .flat()
      .map((each) => resolve(store, relation?.to ?? [], each, assigned))
    resolved[name] = relation?.many ? guids : (guids[0] ?? null)
  }
  return resolved
}

function resolve(
  store: EntityStore,
  types: readonly string[],
  reference: unknown,
  assigned: ReadonlyMap<string, string>,
): string {
  if (!isJsonObject(reference)) throw atlas.badRequest('a reference that is no object')
  if (typeof reference.guid === 'string' && reference.guid) {
    const guid = assigned.get(reference.guid) ?? reference.guid
    const isNew = assigned.has(reference.guid)
    if (!isNew && !store.get(guid)) throw atlas.unknownGuid(guid)
    return guid
  }
  // The newest Python SDK writes the qualified name beside the type, without `uniqueAttributes`.
  const unique = isJsonObject(reference.uniqueAttributes) ? reference.uniqueAttributes : reference
  const name = typeof unique.qualifiedName === 'string' ? unique.qualifiedName : ''
  for (const typeName of types) {
    const found = store.named(typeName, name)
    if (found) return found.guid
  }
  throw atlas.unknownName(types[0] ?? '', name)
}
