import type { Entity } from './entity.ts'

/** What can be asked of the entities, as they are now or as they were a moment ago. */
export interface EntityView {
  get(guid: string): Entity | undefined
  /** A stored entity as this view has it; cheaper than `get` for whoever holds it already. */
  asSeen(entity: Entity): Entity | undefined
  /** The entity with this type and unique qualified name. */
  named(typeName: string, qualifiedName: string): Entity | undefined
  ofType(typeName: string): Iterable<Entity>
  /** Entities whose relation `attribute` points to this guid. */
  referring(attribute: string, guid: string): Iterable<Entity>
  /** The types of which there are entities. */
  types(): Iterable<string>
}
