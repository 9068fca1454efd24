import { atlas } from '#src/practice/atlan/errors.ts'
import { type Entity, textOf } from '#src/practice/atlan/store/entity.ts'
import { type Draft, type EntityKind, type SaveContext, withAttributes } from './kind.ts'

/** Length of the names that the server gives to glossaries and their parts. */
const NAME_LENGTH = 21

/** Glossaries (Atlas server source, GlossaryPreProcessor): two cannot share a name. */
export const glossaryKind: EntityKind = {
  create(draft, { tenant }) {
    refuseSameName(tenant.entities.ofType('AtlasGlossary'), 'AtlasGlossary', draft)
    return withAttributes(draft, { qualifiedName: tenant.random.nanoid(NAME_LENGTH) })
  },
}

/** Terms (Atlas server source, TermPreProcessor). */
export const termKind: EntityKind = {
  create(draft, context) {
    const glossary = glossaryOf(draft, context)
    const siblings = context.tenant.entities.referring('anchor', glossary.guid)
    refuseSameName(siblings, 'AtlasGlossaryTerm', draft)
    const own = context.tenant.random.nanoid(NAME_LENGTH)
    return withAttributes(draft, { qualifiedName: `${own}@${textOf(glossary, 'qualifiedName')}` })
  },
  touches,
}

/** Categories (Atlas server source, CategoryPreProcessor): named by their path of categories. */
export const categoryKind: EntityKind = {
  create(draft, context) {
    const glossary = glossaryOf(draft, context)
    const [parentGuid] = [draft.relations.parentCategory ?? []].flat()
    const parent = parentGuid === undefined ? undefined : context.find(parentGuid)
    const path = parent ? `${textOf(parent, 'qualifiedName').split('@')[0]}.` : ''
    const own = path + context.tenant.random.nanoid(NAME_LENGTH)
    return withAttributes(draft, { qualifiedName: `${own}@${textOf(glossary, 'qualifiedName')}` })
  },
  touches,
}

function touches(draft: Draft): readonly string[] {
  const { anchor, parentCategory, categories } = draft.relations
  return [anchor ?? [], parentCategory ?? [], categories ?? []].flat()
}

function glossaryOf(draft: Draft, context: SaveContext): Entity {
  const [guid] = [draft.relations.anchor ?? []].flat()
  const glossary = guid === undefined ? undefined : context.find(guid)
  if (glossary?.typeName !== 'AtlasGlossary') throw atlas.badRequest('Glossary is missing: anchor')
  return glossary
}

function refuseSameName(others: Iterable<Entity>, typeName: string, draft: Draft): void {
  const { name } = draft.attributes
  for (const other of others) {
    if (
      other.typeName === typeName &&
      other.status === 'ACTIVE' &&
      other.attributes.name === name
    ) {
      throw atlas.alreadyExists(typeName, String(name))
    }
  }
}
