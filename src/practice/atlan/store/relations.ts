/** A relation as it is seen from both of its ends. */
export interface Relation {
  /** Types that hold the reference. */
  readonly from: readonly string[]
  /** The attribute that holds it. */
  readonly attribute: string
  /** The attribute by which the other end shows who points to it. */
  readonly inverse: string
  /** Types at the other end. */
  readonly to: readonly string[]
  readonly many?: true
  /** What the server calls the relation itself, where its errors are known to say so. */
  readonly name?: string
}

const FOLDERS = ['Collection', 'Folder']

const RELATIONS: readonly Relation[] = [
  {
    from: ['AuthPolicy'],
    attribute: 'accessControl',
    inverse: 'policies',
    to: ['Persona', 'Purpose'],
  },
  { from: ['Folder'], attribute: 'parent', inverse: 'childrenFolders', to: FOLDERS },
  { from: ['Query'], attribute: 'parent', inverse: 'childrenQueries', to: FOLDERS },
  { from: ['AtlasGlossaryTerm'], attribute: 'anchor', inverse: 'terms', to: ['AtlasGlossary'] },
  {
    from: ['AtlasGlossaryCategory'],
    attribute: 'anchor',
    inverse: 'categories',
    to: ['AtlasGlossary'],
  },
  {
    from: ['AtlasGlossaryCategory'],
    attribute: 'parentCategory',
    inverse: 'childrenCategories',
    to: ['AtlasGlossaryCategory'],
  },
  { from: ['Schema'], attribute: 'database', inverse: 'schemas', to: ['Database'] },
  { from: ['Table'], attribute: 'atlanSchema', inverse: 'tables', to: ['Schema'] },
  { from: ['View'], attribute: 'atlanSchema', inverse: 'views', to: ['Schema'] },
  { from: ['Column'], attribute: 'table', inverse: 'columns', to: ['Table'] },
  { from: ['Column'], attribute: 'view', inverse: 'columns', to: ['View'] },
  {
    from: ['AtlasGlossaryTerm'],
    attribute: 'categories',
    inverse: 'terms',
    to: ['AtlasGlossaryCategory'],
    many: true,
  },
  // Ours: a term's "see also" shows at both ends and is taken away where it was made.
  {
    from: ['AtlasGlossaryTerm'],
    attribute: 'seeAlso',
    inverse: 'seeAlso',
    to: ['AtlasGlossaryTerm'],
    many: true,
    name: 'AtlasGlossaryRelatedTerm',
  },
  {
    from: ['Connection', 'Database', 'Schema', 'Table', 'View', 'Column', 'Query'],
    attribute: 'meanings',
    inverse: 'assignedEntities',
    to: ['AtlasGlossaryTerm'],
    many: true,
    name: 'AtlasGlossarySemanticAssignment',
  },
]

/** The relation that this type holds under this name. */
export function outgoing(typeName: string, attribute: string): Relation | undefined {
  return RELATIONS.find((each) => each.attribute === attribute && each.from.includes(typeName))
}

/** All relations that this type holds. */
export function outgoingFrom(typeName: string): readonly Relation[] {
  return RELATIONS.filter((each) => each.from.includes(typeName))
}

/** All relations by which others point to this type. */
export function incoming(typeName: string): readonly Relation[] {
  return RELATIONS.filter((each) => each.to.includes(typeName))
}
