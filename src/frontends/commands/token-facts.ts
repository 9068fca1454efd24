import { sayDate } from '#src/domain/duration.ts'
import { type AtlanToken, usernameOf } from '#src/domain/token.ts'
import { sayExpiry } from '#src/frontends/words/expiry.ts'
import { textFacts } from './text-table.ts'

/** Everything of one token, a line each. */
export const tokenFacts = (token: AtlanToken, now: Date): string =>
  textFacts([
    ['name', token.name],
    ['description', token.description || '—'],
    ['id', token.id],
    ['account', usernameOf(token)],
    ['expires', sayExpiry(token, now)],
    ['personas', token.personas.map(({ name }) => name).join(', ') || '—'],
    ['created', `${sayDate(token.createdAt)} by ${token.createdBy}`],
  ])
