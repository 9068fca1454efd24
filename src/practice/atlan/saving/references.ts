import { atlas } from '#src/practice/atlan/errors.ts'
import { isJsonObject } from '#src/practice/atlan/json-object.ts'
import { type Entity, guidsOf, type RelationValue } from '#src/practice/atlan/store/entity.ts'
import type { EntityStore } from '#src/practice/atlan/store/entity-store.ts'
import { outgoing } from '#src/practice/atlan/store/relations.ts'
import type { SaveInput } from './input.ts'

/**
 * The relations that one entity of a request changes, as guids.
 *
 * @param before the entity as it is; undefined for a new one.
 * @param assigned placeholder → real guid, of what this request creates or resolved.
 * @returns null for a relation that the request takes away.
 * @throws AtlasError 404 for a reference to nothing, or for taking away what is not there.
 */
export function resolveReferences(
  store: EntityStore,
  { typeName, references }: Pick<SaveInput, 'typeName' | 'references'>,
  before: Entity | undefined,
  assigned: ReadonlyMap<string, string>,
): Record<string, RelationValue | null> {
  const resolved: Record<string, RelationValue | null> = {}
  const { whole, appended, removed } = references
  for (const name of new Set([whole, appended, removed].flatMap((each) => Object.keys(each)))) {
    const relation = outgoing(typeName, name)
    if (!relation) continue
    const guidsIn = (sent: unknown) =>
      [sent ?? []].flat().map((each) => resolve(store, relation.to, each, assigned))
    const start = name in whole ? guidsIn(whole[name]) : guidsOf(before?.relations[name] ?? [])
    const leaving = guidsIn(removed[name])
    const stranger = leaving.find((guid) => !start.includes(guid))
    if (stranger) throw atlas.notRelated(relation.name ?? name, stranger, before?.guid ?? '')
    const kept = start.filter((guid) => !leaving.includes(guid))
    const guids = [...new Set([...kept, ...guidsIn(appended[name])])]
    resolved[name] = relation.many ? guids : (guids.at(-1) ?? null)
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
