import { atlas } from '#src/practice/atlan/errors.ts'
import { type Entity, textOf } from '#src/practice/atlan/store/entity.ts'
import { type Draft, type EntityKind, type SaveContext, withAttributes } from './kind.ts'

/** Folders of a query collection (Atlas server source, QueryFolderPreProcessor). */
export const folderKind: EntityKind = partOfCollection('folder')

/** Saved queries (Atlas server source, QueryPreProcessor). */
export const queryKind: EntityKind = partOfCollection('query')

function partOfCollection(word: string): EntityKind {
  return {
    create(draft, context) {
      const parent = parentOf(draft, context)
      const collection = collectionNameOf(parent)
      const { principal, tenant } = context
      return withAttributes(draft, {
        qualifiedName: `${collection}/${word}/${principal.username}/${tenant.random.nanoid()}`,
        collectionQualifiedName: collection,
        parentQualifiedName: textOf(parent, 'qualifiedName'),
      })
    },

    update(draft, _before, context) {
      const parent = parentOf(draft, context)
      return withAttributes(draft, {
        collectionQualifiedName: collectionNameOf(parent),
        parentQualifiedName: textOf(parent, 'qualifiedName'),
      })
    },

    touches: (draft) => [draft.relations.parent ?? []].flat(),
  }
}

function parentOf(draft: Draft, context: SaveContext): Entity {
  const [guid] = [draft.relations.parent ?? []].flat()
  const parent = guid === undefined ? undefined : context.find(guid)
  if (!parent) throw atlas.badRequest('parent is missing')
  return parent
}

function collectionNameOf(parent: Entity): string {
  return parent.typeName === 'Collection'
    ? textOf(parent, 'qualifiedName')
    : textOf(parent, 'collectionQualifiedName')
}
