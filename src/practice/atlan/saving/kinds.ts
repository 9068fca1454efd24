import { collectionKind } from './collection.ts'
import { connectionKind } from './connection.ts'
import type { EntityKind } from './kind.ts'
import { personaKind } from './persona.ts'

const KINDS: Readonly<Record<string, EntityKind>> = {
  Connection: connectionKind,
  Collection: collectionKind,
  Persona: personaKind,
}

/** What the server does of its own accord with this type; nothing for most. */
export function kindOf(typeName: string): EntityKind {
  return KINDS[typeName] ?? {}
}
