import type { AtlanClient } from '#src/clients/atlan/client.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import { personaNames } from './persona-names.ts'
import { fits, orders, type TokenSelection } from './token-selection.ts'

/** How many tokens are named at once. */
const portion = 1_000

export interface FittingPage {
  /** Those of this page that fit; their personas have no names yet. May be none. */
  readonly tokens: readonly AtlanToken[]
  /** The same with the names: one search, where there are personas that no page had before. */
  named(): Promise<readonly AtlanToken[]>
  /** How many the tenant has, as it says with this page. */
  readonly known: number
}

/** Told, with each page, how many tokens the tenant has. */
export type OnKnown = (known: number) => Promise<void>

export interface PagesOptions {
  readonly newestFirst?: boolean
  readonly onKnown?: OnKnown
}

/**
 * The tokens that fit, page by page as they come, oldest first (or newest first). The first page is
 * there after one request; whoever needs the names of personas asks for them.
 */
export async function* tokenPages(
  client: AtlanClient,
  selection: Omit<TokenSelection, 'sort'>,
  now: Date,
  signal: AbortSignal,
  { newestFirst = false, onKnown }: PagesOptions = {},
): AsyncGenerator<FittingPage, void> {
  const named = personaNames(client)
  let room = selection.limit ?? Number.POSITIVE_INFINITY
  const sort = newestFirst ? '-createdAt' : 'createdAt'
  for await (const page of client.tokens.pages({ sort }, signal)) {
    const fitting = page.tokens.filter((token) => fits(token, selection, now)).slice(0, room)
    room -= fitting.length
    await onKnown?.(page.total)
    yield { tokens: fitting, known: page.total, named: () => named(fitting, signal) }
    if (room === 0) return
  }
}

/**
 * The tokens of a tenant that fit, with the names of their personas, all at once: most orders need
 * to know every one.
 * @returns them, how many fit before the limit was applied, and how many the tenant has
 */
export async function listTokens(
  client: AtlanClient,
  selection: TokenSelection,
  now: Date,
  signal: AbortSignal,
  onKnown?: OnKnown,
): Promise<{ tokens: AtlanToken[]; total: number; known: number }> {
  const fitting: AtlanToken[] = []
  let known = 0
  for await (const { tokens, total } of client.tokens.pages({}, signal)) {
    known += tokens.length
    await onKnown?.(total)
    for (const token of tokens) if (fits(token, selection, now)) fitting.push(token)
  }
  fitting.sort(orders(now)[selection.sort ?? 'expires'])
  const total = fitting.length
  // In place: of a long list there is no second one.
  fitting.length = Math.min(total, selection.limit ?? total)
  const named = personaNames(client)
  for (let at = 0; at < fitting.length; at += portion)
    fitting.splice(at, portion, ...(await named(fitting.slice(at, at + portion), signal)))
  return { tokens: fitting, total, known }
}
