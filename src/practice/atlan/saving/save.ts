import { permissions } from '#src/practice/atlan/authority/may.ts'
import { atlas } from '#src/practice/atlan/errors.ts'
import type { Principal } from '#src/practice/atlan/identity/principal.ts'
import type { Entity, RelationValue } from '#src/practice/atlan/store/entity.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { recordSave } from './audit-entries.ts'
import { customMetadataAfter, requireKnownSets } from './custom-metadata.ts'
import { type Beside, requireRights } from './demands.ts'
import { differing } from './difference.ts'
import { identify, isPlaceholder, type Target } from './identify.ts'
import type { SaveInput } from './input.ts'
import type { Draft, SaveContext, SaveModes } from './kind.ts'
import { kindOf } from './kinds.ts'
import { resolveReferences } from './references.ts'
import { tagsAfter } from './tags.ts'

/** What a bulk write did. */
export interface Mutation {
  readonly created: readonly Entity[]
  /** Changed by the request, or touched because something in them was. */
  readonly updated: readonly Entity[]
  /** Placeholder → real guid. */
  readonly assigned: ReadonlyMap<string, string>
}

/**
 * Creates and updates entities, all of them or none.
 *
 * An entity without a difference is left out of the answer, and nobody's rights are asked for it
 * (Atlas server source), so "no error" there proves nothing.
 *
 * @throws AtlasError
 */
export function saveEntities(
  tenant: Tenant,
  principal: Principal,
  inputs: readonly SaveInput[],
  modes: SaveModes,
): Mutation {
  for (const { customMetadata } of inputs) requireKnownSets(tenant, customMetadata)
  const targets = identify(tenant, inputs)
  const assigned = new Map(targets.map(({ input, guid }) => [input.guid, guid]))
  const drafts = new Map<string, Entity>()
  const find = (guid: string) => drafts.get(guid) ?? tenant.entities.get(guid)
  const may = permissions(tenant, principal)
  const context: SaveContext = { tenant, principal, may, find, modes }

  const created: Entity[] = []
  const updated: Entity[] = []
  const touched = new Set<string>()
  for (const target of targets) {
    const before = find(target.guid)
    const references = resolveReferences(tenant.entities, target.input, before, assigned)
    const entity = before
      ? changed(context, before, target.input, references)
      : made(context, target, references)
    if (!entity) continue
    drafts.set(entity.guid, entity)
    ;(before ? updated : created).push(entity)
    const kind = kindOf(entity.typeName)
    for (const guid of kind.touches?.(entity) ?? []) touched.add(guid)
    for (const other of (before && kind.carries?.(entity, before, context)) ?? []) {
      drafts.set(other.guid, other)
      updated.push(other)
    }
  }

  for (const entity of drafts.values()) {
    const before = tenant.entities.get(entity.guid)
    tenant.entities.put(entity)
    recordSave(tenant.audit, before, entity)
  }
  const also = [...touched].filter((guid) => !drafts.has(guid)).flatMap((guid) => find(guid) ?? [])
  return {
    created: current(tenant, created),
    updated: [...current(tenant, updated), ...also],
    assigned: placeholdersOnly(assigned),
  }
}

function made(
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

function changed(
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

function current(tenant: Tenant, entities: readonly Entity[]): Entity[] {
  const guids = new Set(entities.map((entity) => entity.guid))
  return [...guids].flatMap((guid) => tenant.entities.get(guid) ?? [])
}

function placeholdersOnly(assigned: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...assigned].filter(([sent]) => isPlaceholder(sent)))
}

function withoutNulls<T>(values: Readonly<Record<string, T | null>>): Record<string, T> {
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  )
  return Object.fromEntries(pairs)
}
