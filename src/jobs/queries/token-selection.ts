import type { Expiry } from '#src/domain/expiry.ts'
import { type AtlanToken, expiryOf } from '#src/domain/token.ts'

export type TokenOrder = 'name' | 'created' | 'expires'

/** Which tokens, in which order. */
export interface TokenSelection {
  /** Only names, descriptions or creators that contain it, in any case. */
  readonly filter?: string
  /** Only those that end within so many days, or have ended. */
  readonly expiring?: number
  readonly createdBy?: string
  /** By expiry unless said. */
  readonly sort?: TokenOrder
  readonly limit?: number
}

/** Whether a token of Atlan is asked for. */
export function fits(
  token: AtlanToken,
  { filter, expiring, createdBy }: Omit<TokenSelection, 'sort'>,
  now: Date,
): boolean {
  const { name, description, createdBy: creator } = token
  const words = [name, description, creator].map((text) => text.toLowerCase())
  if (filter !== undefined && !words.some((text) => text.includes(filter.toLowerCase())))
    return false
  if (createdBy !== undefined && creator !== createdBy) return false
  return expiring === undefined || endsWithin(expiryOf(token, now), expiring, now)
}

/** Ends within so many days, or has ended. */
export const endsWithin = ({ expiresAt }: Expiry, days: number, now: Date): boolean =>
  expiresAt !== null && expiresAt.getTime() - now.getTime() <= days * 86_400_000

/** How tokens are put in order: those that end first, named first, made first. */
export const orders = (
  now: Date,
): Readonly<Record<TokenOrder, (a: AtlanToken, b: AtlanToken) => number>> => ({
  name: (a, b) => a.name.localeCompare(b.name),
  created: (a, b) => a.createdAt.getTime() - b.createdAt.getTime(),
  expires: (a, b) => endOf(a, now) - endOf(b, now),
})

const endOf = (token: AtlanToken, now: Date): number =>
  expiryOf(token, now).expiresAt?.getTime() ?? Number.POSITIVE_INFINITY
