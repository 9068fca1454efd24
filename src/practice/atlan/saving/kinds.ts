import { collectionKind } from './collection.ts'
import { connectionKind } from './connection.ts'
import { categoryKind, glossaryKind, termKind } from './glossary.ts'
import type { EntityKind } from './kind.ts'
import { personaKind } from './persona.ts'
import { policyKind } from './policy.ts'
import { purposeKind } from './purpose.ts'
import { folderKind, queryKind } from './query-folders.ts'

const KINDS: Readonly<Record<string, EntityKind>> = {
  Connection: connectionKind,
  Collection: collectionKind,
  Folder: folderKind,
  Query: queryKind,
  Persona: personaKind,
  Purpose: purposeKind,
  AuthPolicy: policyKind,
  AtlasGlossary: glossaryKind,
  AtlasGlossaryTerm: termKind,
  AtlasGlossaryCategory: categoryKind,
}

/** What the server does of its own accord with this type; nothing for most. */
export function kindOf(typeName: string): EntityKind {
  return KINDS[typeName] ?? {}
}
