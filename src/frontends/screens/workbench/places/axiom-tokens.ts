import { type AxiomToken, axiomExpiryOf } from '#src/domain/axiom-token.ts'
import { sayReach } from '#src/domain/capability-words.ts'
import { axiomTokenActions, newAxiomToken } from '#src/frontends/screens/workbench/actions.ts'
import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { ListPlace } from '#src/frontends/screens/workbench/place.ts'
import { symbols } from '#src/frontends/ui/theme.ts'
import { sayEnd } from '#src/frontends/words/expiry.ts'
import { axiomOf } from '#src/jobs/queries/axiom-sign-in.ts'
import { axiomTokenPlace } from './axiom-token.ts'
import { expiryMarks, sayExpiryTally } from './expiry-marks.ts'

/** The API tokens of an Axiom organisation. */
export function axiomTokensPlace(desk: Desk): ListPlace<AxiomToken> {
  const { workbench } = desk
  const now = workbench.clock.now
  return {
    kind: 'list',
    title: 'Tokens',
    doing: 'Asking for the tokens',
    command: ['token', 'list'],
    about: [
      'What an Axiom token may do is fixed when it is made: another matrix needs another token.',
      `${symbols.bad} has expired, ${symbols.caution} expires within 30 days. * is selected.`,
    ],
    async *rows(signal) {
      const client = axiomOf(workbench, await desk.axiom(signal))
      yield { rows: await client.tokens.list(signal) }
    },
    keyOf: ({ id }) => id,
    headings: ['name', 'expires', 'may do something with', 'description'],
    columns: (token) => [
      token.name,
      sayEnd(axiomExpiryOf(token, now()), now()),
      sayReach(token.capabilities),
      token.description || '—',
    ],
    mark: (token) => expiryMarks[axiomExpiryOf(token, now()).status],
    tallyOf: (token) => axiomExpiryOf(token, now()).status,
    sayTally: sayExpiryTally,
    sorts: [
      { name: 'expires', by: ({ expiresAt }) => expiresAt?.getTime() ?? Number.MAX_VALUE },
      { name: 'name', by: ({ name }) => name.toLowerCase() },
    ],
    empty: ['This organisation has no API token yet.', 'n makes one.'],
    open: (token) => axiomTokenPlace(desk, token),
    identifier: ({ id }) => id,
    actions: axiomTokenActions,
    creating: newAxiomToken,
  }
}
