import { type Entity, guidsOf } from './entity.ts'
import type { EntityStore } from './entity-store.ts'
import type { EntityView } from './entity-view.ts'
import type { Past } from './past.ts'

/** The entities as they were a moment ago. */
export class PastEntities implements EntityView {
  readonly #store: EntityStore
  readonly #past: Past<Entity>

  constructor(store: EntityStore, past: Past<Entity>) {
    this.#store = store
    this.#past = past
  }

  get(guid: string): Entity | undefined {
    return this.#past.get(guid)
  }

  asSeen(entity: Entity): Entity | undefined {
    return this.#past.isPresent() ? entity : this.#past.get(entity.guid)
  }

  /** Qualified names never change, so today's name leads to yesterday's entity. */
  named(typeName: string, qualifiedName: string): Entity | undefined {
    const current = this.#store.named(typeName, qualifiedName)
    const then = current && this.#past.get(current.guid)
    if (then) return then
    for (const gone of this.#past.gone()) {
      if (gone.typeName === typeName && gone.attributes.qualifiedName === qualifiedName) return gone
    }
    return undefined
  }

  *ofType(typeName: string): Iterable<Entity> {
    yield* this.#past.among(this.#store.ofType(typeName), (entity) => entity.guid)
    for (const gone of this.#past.gone()) if (gone.typeName === typeName) yield gone
  }

  *referring(attribute: string, guid: string): Iterable<Entity> {
    yield* this.#past.among(this.#store.referring(attribute, guid), (entity) => entity.guid)
    for (const gone of this.#past.gone()) {
      if (guidsOf(gone.relations[attribute] ?? []).includes(guid)) yield gone
    }
  }

  /** A type whose last entity was just deleted is among the store's types still. */
  types(): Iterable<string> {
    return this.#store.types()
  }
}
