import type { Action } from '#src/practice/atlan/authority/actions.ts'
import { atlas } from '#src/practice/atlan/errors.ts'
import type { CustomMetadata, Entity } from '#src/practice/atlan/store/entity.ts'
import type { Tag } from '#src/practice/atlan/store/tag.ts'
import { changedSets } from './custom-metadata.ts'
import type { SaveContext } from './kind.ts'
import { tagChanges } from './tags.ts'

/** A right that a change takes, and how a refusal names it. */
interface Demand {
  readonly action: Action
  readonly what: string
}

/** What an entity has beside its attributes. */
export type Beside = Required<Pick<Entity, 'tags' | 'customMetadata'>>

/**
 * Tags and custom metadata take rights of their own, apart from the one to change everything else (Atlas server source,
 * AtlasEntityStoreV2).
 *
 * @param before the entity as it is; its rights decide, not those of what it is to become.
 * @param changesItself anything but its tags and its custom metadata.
 * @throws AtlasError 403 for the first right that is missing
 */
export function requireRights(
  { principal, may }: SaveContext,
  before: Entity,
  changesItself: boolean,
  after: Beside,
): void {
  const itself: Demand = { action: 'update', what: `update entity: type=${before.typeName}` }
  for (const { action, what } of [
    ...(changesItself ? [itself] : []),
    ...tagDemands(before, after.tags),
    ...customMetadataDemands(before, after.customMetadata),
  ]) {
    if (!may(action)(before)) throw atlas.notAuthorised(principal.username, what)
  }
}

const TAG_ACTIONS = { add: 'add-tag', update: 'update-tag', remove: 'remove-tag' } as const

function tagDemands({ guid, tags = [] }: Entity, after: readonly Tag[]): Demand[] {
  return tagChanges(tags, after).map(({ change, tag }) => ({
    action: TAG_ACTIONS[change],
    what: `${change} classification: guid=${guid}, classification=${tag.typeName}`,
  }))
}

function customMetadataDemands(before: Entity, after: CustomMetadata): Demand[] {
  return changedSets(before.customMetadata ?? {}, after).map((set) => ({
    action: 'update-custom-metadata',
    what: `add/update business-metadata: guid=${before.guid}, business-metadata-name=${set}`,
  }))
}
