import { clientIdOf, serviceAccountOf } from './service-account.ts'
import { Table } from './table.ts'

/** An API token: a client of the identity service with an account of its own. */
export interface ApiToken {
  /** GUID; the one that update and delete take. */
  readonly id: string
  /** `apikey-<uuid>`. */
  readonly clientId: string
  readonly displayName: string
  readonly description: string
  /** Epoch milliseconds. */
  readonly createdAt: number
  readonly createdBy: string
  /** Seconds, as asked for. */
  readonly lifespan: number
  /** Qualified names. */
  readonly personas: readonly string[]
  /** Realm roles beside `$api-token-default-access`. */
  readonly extraRoles: readonly string[]
}

/** `service-account-apikey-<uuid>`: how the token appears as an actor and in admin lists. */
export function accountNameOf(token: ApiToken): string {
  return serviceAccountOf(token.clientId)
}

/** All API tokens, found by id and by client id. */
export class TokenStore {
  readonly table = new Table<ApiToken>((token) => token.id)
  readonly #byClientId = new Map<string, string>()

  constructor() {
    this.table.watch((id, before, after) => {
      if (before) this.#byClientId.delete(before.clientId)
      if (after) this.#byClientId.set(after.clientId, id)
    })
  }

  withClientId(clientId: string): ApiToken | undefined {
    const id = this.#byClientId.get(clientId)
    return id === undefined ? undefined : this.table.get(id)
  }

  /** @param username with the prefix `service-account-`. */
  withAccountName(username: string): ApiToken | undefined {
    const clientId = clientIdOf(username)
    return clientId === undefined ? undefined : this.withClientId(clientId)
  }
}
