import type { Capabilities } from '#src/practice/axiom/capabilities.ts'

/** An API token. Only its expiry ever changes, when it is regenerated. */
export interface ApiToken {
  readonly id: string
  /** `xaat-` and a UUID. */
  readonly secret: string
  readonly name: string
  readonly description: string
  /** Epoch milliseconds; null = never. */
  readonly expiresAt: number | null
  readonly capabilities: Capabilities
  /** The user who made it, or whose token made it. */
  readonly createdBy: string
}

/** The tokens of an organisation, in the order of their creation, expired ones included. */
export class TokenStore {
  readonly #tokens = new Map<string, ApiToken>()
  readonly #idBySecret = new Map<string, string>()

  /** Adds a token, or takes the place of the one with its id. */
  put(token: ApiToken): void {
    this.#tokens.set(token.id, token)
    this.#idBySecret.set(token.secret, token.id)
  }

  get(id: string): ApiToken | undefined {
    return this.#tokens.get(id)
  }

  withSecret(secret: string): ApiToken | undefined {
    const id = this.#idBySecret.get(secret)
    return id === undefined ? undefined : this.#tokens.get(id)
  }

  delete({ id, secret }: ApiToken): void {
    this.#tokens.delete(id)
    this.#idBySecret.delete(secret)
  }

  all(): ApiToken[] {
    return [...this.#tokens.values()]
  }
}
