/** How the identity service names the account by which a client of its own acts. */
const PREFIX = 'service-account-'

/** @param clientId `apikey-<uuid>`, `oauth-client-<uuid>` … */
export function serviceAccountOf(clientId: string): string {
  return PREFIX + clientId
}

/** @returns undefined for a person's username. */
export function clientIdOf(username: string): string | undefined {
  return username.startsWith(PREFIX) ? username.slice(PREFIX.length) : undefined
}
