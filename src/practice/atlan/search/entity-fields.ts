import { type Entity, tagNamesOf, textOf } from '#src/practice/atlan/store/entity.ts'
import { superTypesOf } from '#src/practice/atlan/store/type-tree.ts'
import { ownEntry } from '#src/practice/own-entry.ts'
import type { Field } from './field.ts'

/** Fields every indexed entity has, beside its attributes. */
const SYSTEM_FIELDS: Readonly<Record<string, (entity: Entity) => unknown>> = {
  __guid: (entity) => entity.guid,
  __state: (entity) => entity.status,
  __typeName: (entity) => entity.typeName,
  __superTypeNames: (entity) => superTypesOf(entity.typeName),
  __timestamp: (entity) => entity.createTime,
  __modificationTimestamp: (entity) => entity.updateTime,
  __createdBy: (entity) => entity.createdBy,
  __modifiedBy: (entity) => entity.updatedBy,
  __traitNames: tagNamesOf,
  __glossary: glossaryName,
  // The newest Python SDK asks for the glossary's name here, older ones for nothing.
  anchor: (entity) => [entity.relations.anchor, glossaryName(entity)].flat(),
}

/** Attributes that the index takes apart into words; all others are found as a whole. */
const WORDS: ReadonlySet<string> = new Set([
  'name',
  'displayName',
  'description',
  'userDescription',
])

/**
 * @param name as a query says it: `name.keyword`, `__guid`, `connectorName` …
 */
export function entityField(name: string): Field<Entity> {
  const { base, variant } = splitVariant(name)
  const read =
    ownEntry(SYSTEM_FIELDS, base) ??
    ((entity: Entity) =>
      entity.attributes[base] ?? entity.relations[base] ?? customMetadataValue(entity, base))
  const words = variant === 'text' || variant === 'stemmed' || (variant === '' && WORDS.has(base))
  return { valueOf: read, words, normalised: variant === 'keyword' }
}

/** A value of custom metadata is indexed by the internal name of its attribute alone. */
function customMetadataValue({ customMetadata }: Entity, attribute: string): unknown {
  if (!customMetadata) return undefined
  return Object.values(customMetadata).find((values) => attribute in values)?.[attribute]
}

/** Terms and categories are named `<own part>@<glossary>`. */
function glossaryName(entity: Entity): string | undefined {
  return textOf(entity, 'qualifiedName').split('@')[1]
}

function splitVariant(name: string): { base: string; variant: string } {
  const found = /^(?<base>.+)\.(?<variant>keyword|text|stemmed|numeric|date|number|rank)$/.exec(
    name,
  )
  return { base: found?.groups?.base ?? name, variant: found?.groups?.variant ?? '' }
}
