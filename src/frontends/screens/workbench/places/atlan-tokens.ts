import { type AtlanToken, expiryOf, usernameOf } from '#src/domain/token.ts'
import { sayExpiry } from '#src/frontends/commands/say-expiry.ts'
import { newToken, tokenActions } from '#src/frontends/screens/workbench/actions.ts'
import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { Arrival, ListPlace } from '#src/frontends/screens/workbench/place.ts'
import { symbols } from '#src/frontends/ui/theme.ts'
import { atlanTokenPlace } from './atlan-token.ts'
import { expiryMarks, sayExpiryTally } from './expiry-marks.ts'

/** The API tokens of an Atlan tenant, as they come. */
export function atlanTokensPlace(desk: Desk): ListPlace<AtlanToken> {
  const now = desk.workbench.clock.now
  return {
    kind: 'list',
    title: 'Tokens',
    doing: 'Asking for the tokens',
    command: ['token', 'list'],
    about: [
      'A token acts as an account of its own. Personas and the connections that it administers decide what it reaches.',
      `${symbols.bad} has expired, ${symbols.caution} expires within 30 days. * is selected.`,
    ],
    rows: (signal) => tokensOf(desk, signal),
    keyOf: ({ id }) => id,
    headings: ['name', 'expires', 'personas', 'created by'],
    columns: (token) => [token.name, sayExpiry(token, now()), sayPersonas(token), token.createdBy],
    mark: (token) => expiryMarks[expiryOf(token, now()).status],
    tallyOf: (token) => expiryOf(token, now()).status,
    sayTally: sayExpiryTally,
    sorts: [
      {
        name: 'expires',
        by: (token) => expiryOf(token, now()).expiresAt?.getTime() ?? Number.MAX_VALUE,
      },
      { name: 'name', by: ({ name }) => name.toLowerCase() },
      { name: 'newest', by: ({ createdAt }) => -createdAt.getTime() },
      { name: 'creator', by: ({ createdBy }) => createdBy },
    ],
    empty: ['This tenant has no API token yet.', 'n makes one.'],
    open: (token) => atlanTokenPlace(desk, token),
    identifier: usernameOf,
    actions: tokenActions,
    creating: newToken,
  }
}

/** Pages of the list; the names of the personas are asked for beside the first one. */
async function* tokensOf(desk: Desk, signal: AbortSignal): AsyncGenerator<Arrival<AtlanToken>> {
  const { workbench, credential } = await desk.signedIn(signal)
  const client = workbench.client(credential.handle)
  const named = client.personas
    .list(signal)
    .then((personas) => new Map(personas.map((one) => [one.qualifiedName, one.name])))
    // Whoever may not see personas sees what they are called elsewhere.
    .catch(() => new Map<string, string>())
  for await (const { tokens, total } of client.tokens.pages({ sort: '-createdAt' }, signal)) {
    const names = await named
    const withName = (one: AtlanToken['personas'][number]) => ({
      ...one,
      name: names.get(one.qualifiedName) ?? one.qualifiedName,
    })
    yield {
      rows: tokens.map((token) => ({ ...token, personas: token.personas.map(withName) })),
      total,
    }
  }
}

/** `Data Assets +2`, or a dash. */
export function sayPersonas({ personas }: Pick<AtlanToken, 'personas'>): string {
  const [first, ...others] = personas
  if (first === undefined) return '—'
  return others.length === 0 ? first.name : `${first.name} +${others.length}`
}
