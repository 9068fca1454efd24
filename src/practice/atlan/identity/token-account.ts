import { derivedGuid, digest } from '#src/practice/atlan/derived-guid.ts'
import type { ApiToken } from '#src/practice/atlan/store/token-store.ts'

/**
 * Id of the service account's user, as users/current says it: another one than the token's.
 * Worked out when it is asked for; a hundred thousand tokens would carry it for nothing.
 */
export function accountIdOf(token: Pick<ApiToken, 'id'>): string {
  return derivedGuid('account', token.id)
}

/**
 * The secret of the token's client, which earns a bearer from the identity service. It follows
 * from what lists show; nothing here is worth more protection.
 */
export function clientSecretOf(token: Pick<ApiToken, 'id' | 'clientId'>): string {
  return digest('secret', token.id + token.clientId).slice(0, 32)
}
