/** An OAuth client: unlike an API token it has a role of its own and bearers of minutes. */
export interface OAuthClient {
  readonly id: string
  /** `oauth-client-<uuid>`. */
  readonly clientId: string
  readonly clientSecret: string
  readonly accountId: string
  readonly displayName: string
  readonly description: string
  /** Name of a workspace role or an admin sub-role. */
  readonly role: string
  /** Qualified names. */
  readonly personas: readonly string[]
  readonly tokenExpirySeconds: number
  /** Epoch milliseconds. */
  readonly createdAt: number
  readonly createdBy: string
  readonly updatedAt: number
  readonly updatedBy: string
}
