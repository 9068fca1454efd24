import { atlas } from '#src/practice/atlan/errors.ts'
import { isBody } from '#src/practice/atlan/search/query.ts'
import { outgoing } from '#src/practice/atlan/store/relations.ts'
import { knownType } from '#src/practice/atlan/store/type-tree.ts'

type Json = Readonly<Record<string, unknown>>

/** Tags by type name, as the three members of an entity that speak of them. */
export interface SentTags {
  /** `classifications`; undefined = not sent. */
  readonly all: readonly string[] | undefined
  /** `addOrUpdateClassifications` */
  readonly added: readonly string[]
  /** `removeClassifications` */
  readonly removed: readonly string[]
}

/** One entity of a bulk request, its references set apart from its attributes. */
export interface SaveInput {
  readonly typeName: string
  /** A real GUID, or a placeholder that starts with `-`. */
  readonly guid: string
  readonly attributes: Json
  /** Relation attributes as they were sent: references, lists of them, or null. */
  readonly references: Json
  readonly status: string | undefined
  readonly tags: SentTags
}

/** The most entities the server takes in one request (Atlas server source). */
const MOST = 10_000

/**
 * @param body `{"entities":[…]}`
 * @throws AtlasError 400 for none, too many, or what is no entity; 404 for an unknown type.
 */
export function readInputs(body: unknown): SaveInput[] {
  const entities = isBody(body) ? body.entities : undefined
  if (!Array.isArray(entities) || entities.length === 0) {
    throw atlas.badRequest('no entities to create/update.')
  }
  if (entities.length > MOST) throw atlas.tooMany(MOST)
  return entities.map(readInput)
}

function readInput(entity: unknown, position: number): SaveInput {
  if (!isBody(entity) || typeof entity.typeName !== 'string') {
    throw atlas.badRequest('an entity without a typeName')
  }
  const typeName = knownType(entity.typeName)
  if (!typeName) throw atlas.unknownType(entity.typeName)
  const sent = {
    ...(isBody(entity.attributes) ? entity.attributes : {}),
    ...(isBody(entity.relationshipAttributes) ? entity.relationshipAttributes : {}),
  }
  const names = Object.keys(sent)
  const isReference = (name: string) => outgoing(typeName, name) !== undefined
  return {
    typeName,
    guid: typeof entity.guid === 'string' && entity.guid ? entity.guid : `-${position + 1}`,
    attributes: pick(
      sent,
      names.filter((name) => !isReference(name)),
    ),
    references: pick(sent, names.filter(isReference)),
    status: typeof entity.status === 'string' ? entity.status : undefined,
    tags: {
      all: entity.classifications ? tagNames(entity.classifications) : undefined,
      added: tagNames(entity.addOrUpdateClassifications),
      removed: tagNames(entity.removeClassifications),
    },
  }
}

function tagNames(classifications: unknown): readonly string[] {
  if (!Array.isArray(classifications)) return []
  return classifications.flatMap((each) =>
    isBody(each) && typeof each.typeName === 'string' ? [each.typeName] : [],
  )
}

function pick(from: Json, names: readonly string[]): Json {
  return Object.fromEntries(names.map((name) => [name, from[name]]))
}
