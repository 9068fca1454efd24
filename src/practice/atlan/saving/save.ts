import { permissions } from '#src/practice/atlan/authority/may.ts'
import type { Principal } from '#src/practice/atlan/identity/principal.ts'
import type { Entity } from '#src/practice/atlan/store/entity.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { recordSave } from './audit-entries.ts'
import { identify, isPlaceholder } from './identify.ts'
import type { SaveInput } from './input.ts'
import type { SaveContext, SaveModes } from './kind.ts'
import { kindOf } from './kinds.ts'
import { changed, made } from './next-entity.ts'
import { resolveReferences } from './references.ts'

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

function current(tenant: Tenant, entities: readonly Entity[]): Entity[] {
  const guids = new Set(entities.map((entity) => entity.guid))
  return [...guids].flatMap((guid) => tenant.entities.get(guid) ?? [])
}

function placeholdersOnly(assigned: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...assigned].filter(([sent]) => isPlaceholder(sent)))
}
