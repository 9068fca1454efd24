import type { Random } from '#src/practice/random.ts'
import type { Settings } from '#src/practice/settings.ts'
import type { Signer } from './identity/signer.ts'
import type { Directory } from './store/directory.ts'
import { type EntityStore, type EntityView, PastEntities } from './store/entity-store.ts'
import { Past } from './store/past.ts'
import type { ApiToken, TokenStore } from './store/token-store.ts'

/** What was just seeded; everything in it counts as old. */
export interface TenantContents {
  readonly directory: Directory
  readonly entities: EntityStore
  readonly tokens: TokenStore
}

export interface TenantSurroundings {
  /** `http://127.0.0.1:PORT`. */
  readonly baseUrl: string
  readonly now: () => number
  readonly random: Random
  readonly settings: Settings
  readonly signer: Signer
}

/** A practice tenant of Atlan: all its state, and the world it runs in. */
export interface Tenant extends TenantContents, TenantSurroundings {
  /** What search sees. */
  readonly indexed: EntityView
  /** What rights are decided by. */
  readonly granted: EntityView
  /** The tokens' personas that rights are decided by. */
  readonly grantedTokens: Past<ApiToken>
}

export function assembleTenant(contents: TenantContents, world: TenantSurroundings): Tenant {
  const { entities, tokens } = contents
  const { now, settings } = world
  const grantDelay = () => settings.grantDelayMs
  return {
    ...contents,
    ...world,
    indexed: new PastEntities(entities, new Past(entities.table, now, () => settings.indexLagMs)),
    granted: new PastEntities(entities, new Past(entities.table, now, grantDelay)),
    grantedTokens: new Past(tokens.table, now, grantDelay),
  }
}
