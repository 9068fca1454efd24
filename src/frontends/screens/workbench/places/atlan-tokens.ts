import { type AtlanToken, expiryOf, usernameOf } from '#src/domain/token.ts'
import { newToken, tokenActions } from '#src/frontends/screens/workbench/actions.ts'
import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { Arrival, ListPlace } from '#src/frontends/screens/workbench/place.ts'
import { symbols } from '#src/frontends/ui/theme.ts'
import { sayExpiry } from '#src/frontends/words/expiry.ts'
import { sayPersonas } from '#src/frontends/words/personas.ts'
import { tokenPages } from '#src/jobs/queries/token-list.ts'
import { atlanTokenPlace } from './atlan-token.ts'
import { expiryMarks, sayExpiryTally } from './expiry-marks.ts'
import { namedBeside } from './named-beside.ts'

const onItsWay = '…'

/** The API tokens of an Atlan tenant, as they come. */
export function atlanTokensPlace(desk: Desk): ListPlace<AtlanToken> {
  const now = desk.workbench.clock.now
  /** Stands for the name of a persona that is not there. */
  let unnamed = onItsWay
  return {
    kind: 'list',
    title: 'Tokens',
    doing: 'Asking for the tokens',
    command: ['token', 'list'],
    about: [
      'A token acts as an account of its own. Personas and the connections that it administers decide what it reaches.',
      `${symbols.bad} has expired, ${symbols.caution} expires within 30 days. * is selected.`,
    ],
    async *rows(signal) {
      unnamed = onItsWay
      for await (const arrival of tokensOf(desk, signal)) {
        if (arrival.lacks !== undefined) unnamed = 'not read'
        yield arrival
      }
    },
    keyOf: ({ id }) => id,
    headings: ['name', 'expires', 'personas', 'created by'],
    columns: (token) => [
      token.name,
      sayExpiry(token, now()),
      sayPersonas(token, unnamed),
      token.createdBy,
    ],
    searched: ({ name, description, personas, createdBy, id }) => [
      name,
      description,
      ...personas.map((persona) => persona.name),
      createdBy,
      id,
    ],
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

/** A page is shown as it comes; the names of its personas, which are asked for besides, follow. */
async function* tokensOf(desk: Desk, signal: AbortSignal): AsyncGenerator<Arrival<AtlanToken>> {
  const { workbench, credential } = await desk.signedIn(signal)
  const client = workbench.client(credential.handle)
  const now = workbench.clock.now()
  yield* namedBeside(tokenPages(client, {}, now, signal, { newestFirst: true }))
}
