import { type Entity, guidsOf, textOf } from './store/entity.ts'
import type { EntityView } from './store/entity-view.ts'
import { incoming, outgoing } from './store/relations.ts'

type Json = Record<string, unknown>

/**
 * An entity as search hits and mutation answers show it.
 * @param attributes those to show; all of its own when absent.
 */
export function entityHeader(entity: Entity, attributes: Json = { ...entity.attributes }): Json {
  const tags = entity.tags ?? []
  return {
    typeName: entity.typeName,
    attributes,
    guid: entity.guid,
    status: entity.status,
    displayText: displayText(entity),
    classificationNames: tags,
    classifications: tags.map((typeName) => tagJson(entity, typeName)),
    meaningNames: [],
    meanings: [],
    isIncomplete: false,
    labels: [],
    createdBy: entity.createdBy,
    updatedBy: entity.updatedBy,
    createTime: entity.createTime,
    updateTime: entity.updateTime,
    ...(entity.deleteHandler && { deleteHandler: entity.deleteHandler }),
  }
}

/**
 * An entity in full, as the read by guid or by name gives it.
 * @param withRelations shows what it points to and what points to it.
 */
export function entityInFull(view: EntityView, entity: Entity, withRelations: boolean): Json {
  const { displayText: _text, meaningNames: _names, ...header } = entityHeader(entity)
  return {
    ...header,
    version: 0,
    ...(withRelations && { relationshipAttributes: relationsOf(view, entity) }),
  }
}

function relationsOf(view: EntityView, entity: Entity): Json {
  const names = [
    ...Object.keys(entity.relations),
    ...incoming(entity.typeName).map((relation) => relation.inverse),
  ]
  return Object.fromEntries(names.map((name) => [name, related(view, entity, name)]))
}

/**
 * What stands at the other end of a relation: one reference or null, or a list of them.
 * @param attributes to show of the others, beside their name.
 * @returns undefined where the type has no such relation.
 */
export function related(
  view: EntityView,
  entity: Entity,
  name: string,
  attributes: readonly string[] = [],
): unknown {
  const reference = (other: Entity) => referenceTo(other, attributes)
  const own = outgoing(entity.typeName, name)
  if (own) {
    const guids = guidsOf(entity.relations[name] ?? [])
    const references = guids.flatMap((guid) => view.get(guid) ?? []).map(reference)
    return own.many ? references : (references[0] ?? null)
  }
  const relations = incoming(entity.typeName).filter((relation) => relation.inverse === name)
  if (relations.length === 0) return undefined
  return relations.flatMap((relation) =>
    [...view.referring(relation.attribute, entity.guid)]
      .filter((each) => relation.from.includes(each.typeName))
      .map(reference),
  )
}

function referenceTo(entity: Entity, attributes: readonly string[]): Json {
  return {
    guid: entity.guid,
    typeName: entity.typeName,
    entityStatus: entity.status,
    displayText: displayText(entity),
    attributes: Object.fromEntries(
      ['name', ...attributes].map((each) => [each, entity.attributes[each]]),
    ),
    uniqueAttributes: { qualifiedName: textOf(entity, 'qualifiedName') },
    relationshipStatus: entity.status,
  }
}

function tagJson(entity: Entity, typeName: string): Json {
  return { typeName, entityGuid: entity.guid, entityStatus: entity.status, propagate: false }
}

function displayText(entity: Entity): string {
  return textOf(entity, 'name') || textOf(entity, 'qualifiedName')
}
