import { type Expiry, expiryOfLifetime } from './expiry.ts'
import type { PersonaRef } from './persona.ts'

/** An Atlan API token. Three names for one thing: see `username`. */
export interface AtlanToken {
  /** GUID, used to update and delete it. */
  readonly id: string
  /** `apikey-` and a UUID. */
  readonly clientId: string
  readonly name: string
  readonly description: string
  readonly personas: readonly PersonaRef[]
  readonly createdAt: Date
  readonly createdBy: string
  readonly lifetimeSeconds: number
}

export const serviceAccountPrefix = 'service-account-'

/** The account that the token acts as: what stands in admin lists and in `createdBy`. */
export function usernameOf(token: Pick<AtlanToken, 'clientId'>): string {
  return serviceAccountPrefix + token.clientId
}

/** When a token ends, counted from its creation, and whether that is near. */
export function expiryOf(token: AtlanToken, now: Date): Expiry {
  return expiryOfLifetime(token.createdAt, token.lifetimeSeconds, now)
}

/** The token as the command line prints it (cli.md, "JSON"). */
export function tokenJson(token: AtlanToken, now: Date): object {
  const { id, clientId, name, description, personas, createdAt, createdBy } = token
  return {
    id,
    clientId,
    username: usernameOf(token),
    name,
    description,
    personas: personas.map(({ qualifiedName, name }) => ({ qualifiedName, name })),
    createdAt,
    createdBy,
    ...expiryOf(token, now),
  }
}
