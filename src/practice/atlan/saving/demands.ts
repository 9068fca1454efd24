import type { Action } from '#src/practice/atlan/authority/actions.ts'
import { atlas } from '#src/practice/atlan/errors.ts'
import type { Entity } from '#src/practice/atlan/store/entity.ts'
import type { Tag } from '#src/practice/atlan/store/tag.ts'
import { differing } from './difference.ts'
import type { SaveContext } from './kind.ts'

/** A right that a change takes, and how a refusal names it. */
interface Demand {
  readonly action: Action
  readonly what: string
}

/**
 * Tags take rights of their own, apart from the one to change everything else (Atlas server source,
 * AtlasEntityStoreV2).
 *
 * @param before the entity as it is; its rights decide, not those of what it is to become.
 * @param changesItself anything but its tags.
 * @throws AtlasError 403 for the first right that is missing
 */
export function requireRights(
  { principal, may }: SaveContext,
  before: Entity,
  changesItself: boolean,
  tags: readonly Tag[],
): void {
  const itself: Demand = { action: 'update', what: `update entity: type=${before.typeName}` }
  for (const { action, what } of [
    ...(changesItself ? [itself] : []),
    ...tagDemands(before, tags),
  ]) {
    if (!may(action)(before)) throw atlas.notAuthorised(principal.username, what)
  }
}

function tagDemands(before: Entity, after: readonly Tag[]): Demand[] {
  const old = new Map(before.tags?.map((tag) => [tag.typeName, tag]))
  const kept = new Set(after.map((tag) => tag.typeName))
  const demand = (action: Action, verb: string, { typeName }: Tag): Demand => ({
    action,
    what: `${verb} classification: guid=${before.guid}, classification=${typeName}`,
  })
  return [
    ...after.flatMap((tag) => {
      const was = old.get(tag.typeName)
      if (!was) return [demand('add-tag', 'add', tag)]
      const isChanged = Object.keys(differing({ was }, { was: tag })).length > 0
      return isChanged ? [demand('update-tag', 'update', tag)] : []
    }),
    ...[...old.values()]
      .filter((tag) => !kept.has(tag.typeName))
      .map((tag) => demand('remove-tag', 'remove', tag)),
  ]
}
