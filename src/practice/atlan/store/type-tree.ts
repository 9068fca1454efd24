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

export function superTypesOf(typeName: string): readonly string[] {
  return SUPER_TYPES[typeName] ?? ASSET
}
