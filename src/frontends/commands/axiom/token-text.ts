import { type AxiomToken, axiomExpiryOf } from '#src/domain/axiom-token.ts'
import { explainMatrix, sayExplanation } from '#src/domain/capability-words.ts'
import { textFacts } from '#src/frontends/commands/text-table.ts'
import { sayEnd } from '#src/frontends/words/expiry.ts'

/** A token and what it may do, for people. */
export const axiomTokenText = (token: AxiomToken, now: Date): string =>
  [
    textFacts([
      ['name', token.name],
      ['description', token.description || '—'],
      ['id', token.id],
      ['expires', sayEnd(axiomExpiryOf(token, now), now)],
    ]),
    ...explainMatrix(token.capabilities).map(sayExplanation),
  ].join('\n')
