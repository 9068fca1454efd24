/** The entity types this tenant knows, each with all its super types, nearest first. */
const ASSET = ['Asset', 'Referenceable']
const ACCESS_CONTROL = ['AccessControl', ...ASSET]
const NAMESPACE = ['Namespace', ...ASSET]
const CATALOG = ['Catalog', ...ASSET]
const SQL = ['SQL', ...CATALOG]

const SUPER_TYPES: Readonly<Record<string, readonly string[]>> = {
  Connection: ASSET,
  Persona: ACCESS_CONTROL,
  Purpose: ACCESS_CONTROL,
  AuthPolicy: ASSET,
  Collection: NAMESPACE,
  Folder: NAMESPACE,
  Query: SQL,
  AtlasGlossary: ASSET,
  AtlasGlossaryTerm: ASSET,
  AtlasGlossaryCategory: ASSET,
  Database: SQL,
  Schema: SQL,
  Table: SQL,
  View: SQL,
  Column: SQL,
}

/** The type's name as it is written, whatever case it was asked for in; undefined = no such type. */
export function knownType(typeName: string): string | undefined {
  return Object.hasOwn(SUPER_TYPES, typeName) ? typeName : undefined
}

const ABSTRACT: ReadonlySet<string> = new Set(Object.values(SUPER_TYPES).flat())

/** Is there such a type, be it one that only others are made of (`Asset`)? */
export function isType(typeName: string): boolean {
  return knownType(typeName) !== undefined || ABSTRACT.has(typeName)
}

/** The type itself and those below it. */
export function typesBelow(typeName: string): readonly string[] {
  const below = Object.keys(SUPER_TYPES).filter((each) => superTypesOf(each).includes(typeName))
  return [typeName, ...below]
}

export function superTypesOf(typeName: string): readonly string[] {
  return SUPER_TYPES[typeName] ?? ASSET
}
