import type { Http } from '#src/clients/http/http.ts'
import { type AssetsResource, assetsOver } from './assets.ts'
import { type AuditResource, auditOver } from './audit.ts'
import { type CollectionsResource, collectionsOver } from './collections.ts'
import { type ConnectionsResource, connectionsOver } from './connections.ts'
import { type IdentityResource, identityOver } from './identity.ts'
import { type PersonasResource, personasOver } from './personas.ts'
import { type PurposesResource, purposesOver } from './purposes.ts'
import { type TokensResource, tokensOver } from './tokens.ts'
import { type UsersResource, usersOver } from './users.ts'

/**
 * One tenant, seen with one credential. Every method asks the tenant; nothing is kept.
 * All text that comes out of it is sanitised; what goes in is restored before it is sent.
 *
 * Every method throws ProblemError (see `problems.ts`) and, when its signal is aborted, Cancelled.
 */
export interface AtlanClient {
  readonly origin: string
  readonly identity: IdentityResource
  readonly tokens: TokensResource
  readonly personas: PersonasResource
  readonly purposes: PurposesResource
  readonly connections: ConnectionsResource
  readonly collections: CollectionsResource
  readonly assets: AssetsResource
  readonly users: UsersResource
  readonly audit: AuditResource
}

/** All of Atlan’s API that is used here, for one tenant and one credential. */
export function createAtlanClient(http: Http): AtlanClient {
  return {
    origin: http.origin,
    identity: identityOver(http),
    tokens: tokensOver(http),
    personas: personasOver(http),
    purposes: purposesOver(http),
    connections: connectionsOver(http),
    collections: collectionsOver(http),
    assets: assetsOver(http),
    users: usersOver(http),
    audit: auditOver(http),
  }
}
