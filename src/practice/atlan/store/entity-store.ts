import { type Entity, guidsOf } from './entity.ts'
import type { EntityView } from './entity-view.ts'
import { Table } from './table.ts'

/** All entities as they are now, found by guid, by type, by name and by what they point to. */
export class EntityStore implements EntityView {
  readonly table = new Table<Entity>((entity) => entity.guid)
  readonly #types = new Map<string, Map<string, Entity>>()
  /** Type → qualified name → guid. */
  readonly #names = new Map<string, Map<string, string>>()
  readonly #referrers = new Map<string, Set<string>>()

  constructor() {
    this.table.watch((_guid, before, after) => {
      if (before) this.#forget(before, after)
      if (after) this.#note(after)
    })
  }

  get(guid: string): Entity | undefined {
    return this.table.get(guid)
  }

  asSeen(entity: Entity): Entity | undefined {
    return this.table.get(entity.guid)
  }

  named(typeName: string, qualifiedName: string): Entity | undefined {
    const guid = this.#names.get(typeName)?.get(qualifiedName)
    return guid === undefined ? undefined : this.table.get(guid)
  }

  ofType(typeName: string): Iterable<Entity> {
    return this.#types.get(typeName)?.values() ?? []
  }

  *referring(attribute: string, guid: string): Iterable<Entity> {
    for (const from of this.#referrers.get(referrerKey(attribute, guid)) ?? []) {
      const entity = this.table.get(from)
      if (entity) yield entity
    }
  }

  types(): Iterable<string> {
    return this.#types.keys()
  }

  put(entity: Entity): void {
    this.table.put(entity)
  }

  delete(guid: string): void {
    this.table.delete(guid)
  }

  #note(entity: Entity): void {
    madeIn(this.#types, entity.typeName).set(entity.guid, entity)
    const name = entity.attributes.qualifiedName
    if (typeof name === 'string') madeIn(this.#names, entity.typeName).set(name, entity.guid)
    for (const [attribute, value] of Object.entries(entity.relations)) {
      for (const guid of guidsOf(value)) {
        const key = referrerKey(attribute, guid)
        const referrers = this.#referrers.get(key)
        if (referrers) referrers.add(entity.guid)
        else this.#referrers.set(key, new Set([entity.guid]))
      }
    }
  }

  #forget(entity: Entity, after: Entity | undefined): void {
    // Keeps its place in the bucket when it is only replaced.
    if (!after) this.#types.get(entity.typeName)?.delete(entity.guid)
    const name = entity.attributes.qualifiedName
    if (typeof name === 'string' && name !== after?.attributes.qualifiedName) {
      this.#names.get(entity.typeName)?.delete(name)
    }
    for (const [attribute, value] of Object.entries(entity.relations)) {
      for (const guid of guidsOf(value)) {
        const key = referrerKey(attribute, guid)
        const referrers = this.#referrers.get(key)
        referrers?.delete(entity.guid)
        if (referrers?.size === 0) this.#referrers.delete(key)
      }
    }
  }
}

function madeIn<V>(maps: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const found = maps.get(key)
  if (found) return found
  const made = new Map<string, V>()
  maps.set(key, made)
  return made
}

const referrerKey = (attribute: string, guid: string) => `${attribute}\n${guid}`
