import type { Action } from '#src/practice/atlan/authority/actions.ts'
import type { Test } from '#src/practice/atlan/authority/reach.ts'
import type { Principal } from '#src/practice/atlan/identity/principal.ts'
import type { Entity, RelationValue } from '#src/practice/atlan/store/entity.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import type { CustomMetadataMode } from './custom-metadata.ts'
import type { TagMode } from './tags.ts'

/** What a write to one entity is about to store. */
export interface Draft {
  readonly guid: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly relations: Readonly<Record<string, RelationValue>>
}

/** What a request means to do with the parts of an entity that are not its attributes. */
export interface SaveModes {
  readonly tags: TagMode
  readonly customMetadata: CustomMetadataMode
}

export interface SaveContext {
  readonly tenant: Tenant
  readonly principal: Principal
  readonly may: (action: Action) => Test
  /** Finds an entity also among those this very request creates. */
  readonly find: (guid: string) => Entity | undefined
  readonly modes: SaveModes
}

/**
 * What the server does of its own accord when an entity of one type is written: names it
 * generates, admins it adds, what it refuses.
 */
export interface EntityKind {
  /** @throws AtlasError */
  readonly create?: (draft: Draft, context: SaveContext) => Draft
  /**
   * @param draft the entity as it would be with the request's changes.
   * @param before the entity as it is.
   * @throws AtlasError
   */
  readonly update?: (draft: Draft, before: Entity, context: SaveContext) => Draft
  /** Other entities that the server changes with an updated one: each as it is to be. */
  readonly carries?: (after: Entity, before: Entity, context: SaveContext) => readonly Entity[]
  /** Entities that a write to this one changes too; the answer lists them under UPDATE. */
  readonly touches?: (draft: Draft) => readonly string[]
}

/** The same draft with some attributes replaced. */
export function withAttributes(draft: Draft, attributes: Draft['attributes']): Draft {
  return { ...draft, attributes: { ...draft.attributes, ...attributes } }
}
