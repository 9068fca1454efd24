import { atlas } from '#src/practice/atlan/errors.ts'
import { isJsonObject } from '#src/practice/atlan/json-object.ts'
import type { CustomMetadata } from '#src/practice/atlan/store/entity.ts'
import { incoming, outgoing } from '#src/practice/atlan/store/relations.ts'
import { type Tag, tagFrom } from '#src/practice/atlan/store/tag.ts'
import { knownType } from '#src/practice/atlan/store/type-tree.ts'

type Json = Readonly<Record<string, unknown>>

/** Tags, as the three members of an entity that speak of them. */
export interface SentTags {
  /** `classifications`; undefined = not sent. */
  readonly all: readonly Tag[] | undefined
  /** `addOrUpdateClassifications` */
  readonly added: readonly Tag[]
  /** `removeClassifications`, by type name. */
  readonly removed: readonly string[]
}

/** Members of an entity that change a relation without naming the whole of it. */
export interface SentReferences {
  /** Relation attributes: references, lists of them, or null. Each replaces what was there. */
  readonly whole: Json
  /** `appendRelationshipAttributes` */
  readonly appended: Json
  /** `removeRelationshipAttributes` */
  readonly removed: Json
}

/** One entity of a bulk request, its references set apart from its attributes. */
export interface SaveInput {
  readonly typeName: string
  /** A real GUID, or a placeholder that starts with `-`. */
  readonly guid: string
  readonly attributes: Json
  readonly references: SentReferences
  readonly status: string | undefined
  readonly tags: SentTags
  /** `businessAttributes` */
  readonly customMetadata: CustomMetadata
}

/** The most entities the server takes in one request (Atlas server source). */
const MOST = 10_000
/** Placeholders for what was sent without one, far from those that clients think of. */
const UNNAMED = 10 ** 15

/**
 * @param body `{"entities":[…]}`
 * @throws AtlasError 400 for none, too many, or what is no entity; 404 for an unknown type.
 */
export function readInputs(body: unknown): SaveInput[] {
  const entities = isJsonObject(body) ? body.entities : undefined
  if (!Array.isArray(entities) || entities.length === 0) {
    throw atlas.badRequest('no entities to create/update.')
  }
  if (entities.length > MOST) throw atlas.tooMany(MOST)
  return entities.map(readInput)
}

function readInput(entity: unknown, position: number): SaveInput {
  if (!isJsonObject(entity) || typeof entity.typeName !== 'string') {
    throw atlas.badRequest('an entity without a typeName')
  }
  const typeName = knownType(entity.typeName)
  if (!typeName) throw atlas.unknownType(entity.typeName)
  const sent = { ...objectOf(entity.attributes), ...objectOf(entity.relationshipAttributes) }
  const names = Object.keys(sent)
  const isReference = (name: string) => outgoing(typeName, name) !== undefined
  // The other ends hold these; a policy inside its persona is kept, to be refused.
  const isInverse = (name: string) =>
    name !== 'policies' && incoming(typeName).some((relation) => relation.inverse === name)
  return {
    typeName,
    guid: typeof entity.guid === 'string' && entity.guid ? entity.guid : `-${UNNAMED + position}`,
    attributes: pick(
      sent,
      names.filter((name) => !isReference(name) && !isInverse(name)),
    ),
    references: {
      whole: pick(sent, names.filter(isReference)),
      appended: objectOf(entity.appendRelationshipAttributes),
      removed: objectOf(entity.removeRelationshipAttributes),
    },
    status: typeof entity.status === 'string' ? entity.status : undefined,
    tags: {
      all: entity.classifications ? tags(entity.classifications) : undefined,
      added: tags(entity.addOrUpdateClassifications),
      removed: tags(entity.removeClassifications).map((tag) => tag.typeName),
    },
    customMetadata: customMetadataOf(entity.businessAttributes),
  }
}

function tags(classifications: unknown): readonly Tag[] {
  if (!Array.isArray(classifications)) return []
  return classifications.flatMap((each) =>
    isJsonObject(each) && typeof each.typeName === 'string' ? [tagFrom(each.typeName, each)] : [],
  )
}

/** Sets as objects of values; anything else in the place of one counts as nothing sent. */
export function customMetadataOf(value: unknown): CustomMetadata {
  return Object.fromEntries(
    Object.entries(objectOf(value)).map(([set, values]) => [set, objectOf(values)]),
  )
}

function objectOf(value: unknown): Json {
  return isJsonObject(value) ? value : {}
}

function pick(from: Json, names: readonly string[]): Json {
  return Object.fromEntries(names.map((name) => [name, from[name]]))
}
