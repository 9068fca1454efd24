import { isJsonObject } from '#src/practice/atlan/json-object.ts'
import type { Entity } from '#src/practice/atlan/store/entity.ts'
import type { EntityView } from '#src/practice/atlan/store/entity-view.ts'
import { superTypesOf } from '#src/practice/atlan/store/type-tree.ts'

/**
 * The entities a query can fit at all: one that must have a certain guid or type does not need
 * to be tried on everything else. The query itself still decides.
 */
export function candidates(view: EntityView, query: unknown): Iterable<Entity> {
  const required = requiredTerms(query)
  const guid = required.get('__guid')
  if (guid !== undefined) return [view.get(guid)].filter((entity) => entity !== undefined)
  return typesFitting(view, required)
}

function* typesFitting(view: EntityView, required: ReadonlyMap<string, string>): Iterable<Entity> {
  const type = required.get('__typeName.keyword')?.toLowerCase()
  const superType = required.get('__superTypeNames.keyword')?.toLowerCase()
  for (const typeName of view.types()) {
    if (type !== undefined && typeName.toLowerCase() !== type) continue
    if (superType !== undefined && !isKindOf(typeName, superType)) continue
    yield* view.ofType(typeName)
  }
}

function isKindOf(typeName: string, lowerCaseSuperType: string): boolean {
  return superTypesOf(typeName).some((each) => each.toLowerCase() === lowerCaseSuperType)
}

/** Terms that every hit must have: the query itself, or clauses of its `must` and `filter`. */
function requiredTerms(query: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const clause of requiredClauses(query)) {
    if (!isJsonObject(clause) || !isJsonObject(clause.term)) continue
    for (const [field, given] of Object.entries(clause.term)) {
      const value = isJsonObject(given) ? given.value : given
      if (typeof value === 'string') found.set(field, value)
    }
  }
  return found
}

function requiredClauses(query: unknown): readonly unknown[] {
  if (!isJsonObject(query) || !isJsonObject(query.bool)) return [query]
  const { must, filter } = query.bool
  return [...[must ?? []].flat(), ...[filter ?? []].flat()]
}
