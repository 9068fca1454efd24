import { atlas } from '#src/practice/atlan/errors.ts'
import type { Entity, RelationValue } from '#src/practice/atlan/store/entity.ts'
import { customMetadataAfter, requireKnownSets } from './custom-metadata.ts'
import { type Beside, requireRights } from './demands.ts'
import { differing } from './difference.ts'
import type { Target } from './identify.ts'
import type { SaveInput } from './input.ts'
import type { Draft, SaveContext } from './kind.ts'
import { kindOf } from './kinds.ts'
import { tagsAfter } from './tags.ts'

/** A new entity, as its kind makes it. @throws AtlasError 403, and whatever its kind refuses */
export function made(
  context: SaveContext,
  { input, guid }: Target,
  references: Readonly<Record<string, RelationValue | null>>,
): Entity {
  const { tenant, principal, may } = context
  const now = tenant.now()
  const draft: Draft = {
    guid,
    attributes: withoutNulls(input.attributes),
    relations: withoutNulls(references),
  }
  const tags = tagsAfter(undefined, input.tags, context.modes.tags)
  const customMetadata = customMetadataAfter(undefined, input.customMetadata, 'merge')
  requireKnownSets(tenant, {}, customMetadata)
  const entity: Entity = {
    ...(kindOf(input.typeName).create?.(draft, context) ?? draft),
    typeName: input.typeName,
    status: 'ACTIVE',
    createdBy: principal.username,
    updatedBy: principal.username,
    createTime: now,
    updateTime: now,
    ...(tags.length > 0 && { tags }),
    ...(hasKeys(customMetadata) && { customMetadata }),
  }
  if (!may('create')(entity)) {
    throw atlas.notAuthorised(principal.username, `create entity: type=${input.typeName}`)
  }
  return entity
}

/**
 * An entity with a request's changes.
 *
 * @returns undefined where nothing is different; then nobody's rights are asked for.
 * @throws AtlasError 403, and whatever its kind refuses
 */
export function changed(
  context: SaveContext,
  before: Entity,
  input: SaveInput,
  references: Readonly<Record<string, RelationValue | null>>,
): Entity | undefined {
  const { tenant, principal } = context
  // The stored name wins over one that was sent.
  const { qualifiedName: _name, ...sent } = input.attributes
  const attributes = differing(before.attributes, sent)
  const relations = differing(before.relations, references)
  const restored = input.status === 'ACTIVE' && before.status === 'DELETED'
  const { modes } = context
  const tags = tagsAfter(before.tags ?? [], input.tags, modes.tags)
  const customMetadata = customMetadataAfter(
    before.customMetadata ?? {},
    input.customMetadata,
    modes.customMetadata,
  )
  const after = { tags, customMetadata }
  const changesItself = restored || hasKeys(attributes) || hasKeys(relations)
  if (!changesItself && !differsBeside(before, after)) return undefined

  requireKnownSets(tenant, before.customMetadata ?? {}, customMetadata)
  requireRights(context, before, changesItself, after)
  const draft: Draft = {
    guid: before.guid,
    attributes: withoutNulls({ ...before.attributes, ...attributes }),
    relations: withoutNulls({ ...before.relations, ...references }),
  }
  const { deleteHandler: _handler, ...kept } = before
  return {
    ...(restored ? { ...kept, status: 'ACTIVE' as const } : before),
    ...(kindOf(before.typeName).update?.(draft, before, context) ?? draft),
    ...after,
    updatedBy: principal.username,
    updateTime: tenant.now(),
  }
}

const hasKeys = (part: object) => Object.keys(part).length > 0

function differsBeside(before: Entity, after: Beside): boolean {
  const { tags = [], customMetadata = {} } = before
  return hasKeys(differing({ tags, customMetadata }, after))
}

function withoutNulls<T>(values: Readonly<Record<string, T | null>>): Record<string, T> {
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  )
  return Object.fromEntries(pairs)
}
