import type { Tag } from './tag.ts'

export type EntityState = 'ACTIVE' | 'DELETED'

/** A guid, or several for a relation to many. */
export type RelationValue = string | readonly string[]

/**
 * One object of the metadata store. Never changed in place: a write puts a new one, so whoever
 * still holds the old one (the lagging index, a delayed grant) sees what was.
 */
export interface Entity {
  readonly guid: string
  readonly typeName: string
  readonly attributes: Readonly<Record<string, unknown>>
  /** What this entity points to: attribute name → guid(s). */
  readonly relations: Readonly<Record<string, RelationValue>>
  readonly status: EntityState
  readonly createdBy: string
  readonly updatedBy: string
  /** Epoch milliseconds. */
  readonly createTime: number
  readonly updateTime: number
  readonly deleteHandler?: 'SOFT' | 'HARD' | 'PURGE'
  readonly tags?: readonly Tag[]
  readonly customMetadata?: CustomMetadata
}

/** Internal name of a set of custom metadata → internal name of one of its attributes → value. */
export type CustomMetadata = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** A relation's value as a list of guids. */
export function guidsOf(value: RelationValue): readonly string[] {
  return typeof value === 'string' ? [value] : value
}

/** Type names of the tags on it. */
export function tagNamesOf(entity: Entity | undefined): readonly string[] {
  return entity?.tags?.map((tag) => tag.typeName) ?? []
}

/** A text attribute, `''` when absent or not a text. */
export function textOf(entity: Pick<Entity, 'attributes'> | undefined, attribute: string): string {
  const value = entity?.attributes[attribute]
  return typeof value === 'string' ? value : ''
}

/** A list-of-texts attribute, `[]` when absent. */
export function textsOf(
  entity: Pick<Entity, 'attributes'> | undefined,
  attribute: string,
): readonly string[] {
  return onlyTexts(entity?.attributes[attribute])
}

/** The texts in what somebody sent or stored; anything else counts as an empty list. */
export function onlyTexts(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return NONE
  return value.every(isText) ? value : value.filter(isText)
}

const NONE: readonly string[] = []
const isText = (value: unknown): value is string => typeof value === 'string'
