import { derivedGuid } from './derived-guid.ts'
import { type Entity, guidsOf, tagNamesOf, textOf } from './store/entity.ts'
import type { EntityView } from './store/entity-view.ts'
import { incoming, outgoing, outgoingFrom } from './store/relations.ts'
import type { Tag } from './store/tag.ts'

type Json = Record<string, unknown>

/**
 * An entity as search hits and mutation answers show it.
 * @param view where the terms are looked up that are assigned to it.
 * @param attributes those to show; all of its own when absent.
 */
export function entityHeader(
  view: EntityView,
  entity: Entity,
  attributes: Json = { ...entity.attributes },
): Json {
  const terms = termsOf(view, entity)
  return {
    typeName: entity.typeName,
    attributes,
    guid: entity.guid,
    status: entity.status,
    displayText: displayText(entity),
    classificationNames: tagNamesOf(entity),
    classifications: (entity.tags ?? []).map((tag) => tagJson(entity, tag)),
    meaningNames: terms.map(displayText),
    meanings: terms.map((term) => assignmentJson(entity, term)),
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
  const {
    displayText: _text,
    meaningNames: _names,
    meanings,
    ...header
  } = entityHeader(view, entity)
  return {
    ...header,
    meanings: withRelations ? meanings : [],
    businessAttributes: entity.customMetadata ?? {},
    version: 0,
    ...(withRelations && { relationshipAttributes: relationsOf(view, entity) }),
  }
}

function relationsOf(view: EntityView, entity: Entity): Json {
  const names = [
    ...outgoingFrom(entity.typeName).map((relation) => relation.attribute),
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
  const own = outgoing(entity.typeName, name)
  const inverse = incoming(entity.typeName).filter((relation) => relation.inverse === name)
  if (!own && inverse.length === 0) return undefined

  const held = guidsOf(entity.relations[name] ?? []).flatMap((guid) => view.get(guid) ?? [])
  const holding = inverse.flatMap((relation) =>
    [...view.referring(relation.attribute, entity.guid)].filter((each) =>
      relation.from.includes(each.typeName),
    ),
  )
  const references = [...new Set([...held, ...holding])].map((each) =>
    referenceTo(each, attributes),
  )
  return own && !own.many ? (references[0] ?? null) : references
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

function termsOf(view: EntityView, entity: Entity): Entity[] {
  return guidsOf(entity.relations.meanings ?? []).flatMap((guid) => view.get(guid) ?? [])
}

/** A term that is assigned to an entity; pyatlan 5 breaks where `relationGuid` is missing. */
function assignmentJson(entity: Entity, term: Entity): Json {
  const relationGuid = derivedGuid('meanings', entity.guid + term.guid)
  return { termGuid: term.guid, relationGuid, displayText: displayText(term), confidence: 0 }
}

export function tagJson(entity: Entity, tag: Tag): Json {
  return { ...tag, entityGuid: entity.guid, entityStatus: entity.status }
}

function displayText(entity: Entity): string {
  return textOf(entity, 'name') || textOf(entity, 'qualifiedName')
}
