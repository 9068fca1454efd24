import { createHash } from 'node:crypto'
import type { ApiToken } from '#src/practice/atlan/store/token-store.ts'

/**
 * Id of the service account's user, as users/current says it: another one than the token's.
 * Worked out when it is asked for; a hundred thousand tokens would carry it for nothing.
 */
export function accountIdOf(token: Pick<ApiToken, 'id'>): string {
  const d = digest('account', token.id)
  return `${d.slice(0, 8)}-${d.slice(8, 12)}-4${d.slice(13, 16)}-8${d.slice(17, 20)}-${d.slice(20, 32)}`
}

/**
 * The secret of the token's client, which earns a bearer from the identity service. It follows
 * from what lists show; nothing here is worth more protection.
 */
export function clientSecretOf(token: Pick<ApiToken, 'id' | 'clientId'>): string {
  return digest('secret', token.id + token.clientId).slice(0, 32)
}

function digest(purpose: string, text: string): string {
  return createHash('sha256').update(`${purpose}:${text}`).digest('hex')
}
