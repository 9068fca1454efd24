import type { Random } from '#src/practice/random.ts'
import type { Settings } from '#src/practice/settings.ts'
import type { BackendClient } from './identity/accounts.ts'
import type { Signer } from './identity/signer.ts'
import { AuditTrail } from './store/audit-trail.ts'
import { DeletedTokens } from './store/deleted-tokens.ts'
import type { Directory } from './store/directory.ts'
import type { EntityStore } from './store/entity-store.ts'
import type { EntityView } from './store/entity-view.ts'
import type { EventLog, LoginEvent } from './store/event-log.ts'
import type { OAuthClient } from './store/oauth-client.ts'
import { Past } from './store/past.ts'
import { PastEntities } from './store/past-entities.ts'
import type { SsoMapper } from './store/sso-mapper.ts'
import type { ApiToken, TokenStore } from './store/token-store.ts'
import type { TypeDefinitions } from './store/type-definitions.ts'
import { WorkflowRuns } from './store/workflow-runs.ts'

/** What was just seeded; everything in it counts as old. */
export interface TenantContents {
  readonly directory: Directory
  readonly entities: EntityStore
  readonly tokens: TokenStore
  readonly types: TypeDefinitions
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
  readonly deletedTokens: DeletedTokens
  readonly audit: AuditTrail
  /** By client id. */
  readonly oauthClients: Map<string, OAuthClient>
  /** By id. */
  readonly ssoMappers: Map<string, SsoMapper>
  readonly backend: BackendClient
  readonly events: EventLog
  readonly workflows: WorkflowRuns
}

export function assembleTenant(contents: TenantContents, world: TenantSurroundings): Tenant {
  const { entities, tokens } = contents
  const { now, random, settings } = world
  const grantDelay = () => settings.grantDelayMs
  return {
    ...contents,
    ...world,
    indexed: new PastEntities(entities, new Past(entities.table, now, () => settings.indexLagMs)),
    granted: new PastEntities(entities, new Past(entities.table, now, grantDelay)),
    grantedTokens: new Past(tokens.table, now, grantDelay),
    deletedTokens: new DeletedTokens(tokens.table, now),
    audit: new AuditTrail(),
    oauthClients: new Map(),
    ssoMappers: new Map(),
    backend: {
      id: random.uuid(),
      accountId: random.uuid(),
      clientId: 'atlan-backend',
      clientSecret: random.nanoid(32),
    },
    events: { logins: firstSignIns(contents, now()), admin: [] },
    workflows: new WorkflowRuns(),
  }
}

/** Everybody has signed in just before the practice starts; a session's id says nothing more. */
function firstSignIns({ directory }: TenantContents, now: number): LoginEvent[] {
  const enabled = [...directory.users.values()].filter((user) => user.enabled)
  return enabled.map(({ id }) => ({ userId: id, sessionId: id, at: now }))
}
