import { Directory } from '#src/practice/atlan/store/directory.ts'
import { EntityStore } from '#src/practice/atlan/store/entity-store.ts'
import { type ApiToken, TokenStore } from '#src/practice/atlan/store/token-store.ts'
import { TypeDefinitions } from '#src/practice/atlan/store/type-definitions.ts'
import type { TenantContents } from '#src/practice/atlan/tenant.ts'
import type { Random } from '#src/practice/random.ts'
import { seedCollections } from './collections.ts'
import { fillConnections, seedConnections } from './connections.ts'
import { seedPeople } from './people.ts'
import { fillPersonas, seedPersonas } from './personas.ts'
import { seedSqlAssets } from './sql-assets.ts'
import { fillTokens, seedPracticeToken, seedTokens } from './tokens.ts'
import { seedTypes } from './types.ts'

export interface Seed {
  readonly contents: TenantContents
  readonly practiceToken: ApiToken
}

/**
 * A tenant as it is when the practice starts.
 * @param objects tokens, personas and connections there shall be at least, each.
 * @param now epoch ms
 */
export function seedTenant(random: Random, now: number, objects: number): Seed {
  const contents: TenantContents = {
    directory: new Directory(),
    entities: new EntityStore(),
    tokens: new TokenStore(),
    types: new TypeDefinitions(),
  }
  seedTypes(contents.types, random, now)
  seedPeople(contents.directory, random, now)
  seedConnections(contents, random)
  seedSqlAssets(contents, random)
  seedCollections(contents, random, now)
  seedPersonas(contents, random, now)
  seedTokens(contents, random, now)
  const practiceToken = seedPracticeToken(contents, random, now)

  fillConnections(contents, random, now, objects)
  fillPersonas(contents, random, now, objects)
  fillTokens(contents, random, now, objects)
  return { contents, practiceToken }
}
