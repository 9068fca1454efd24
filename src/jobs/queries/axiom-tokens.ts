import type { AxiomClient } from '#src/clients/axiom/client.ts'
import { type AxiomToken, axiomExpiryOf } from '#src/domain/axiom-token.ts'
import { sayDate } from '#src/domain/duration.ts'
import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { resolveReference } from './reference.ts'
import { endsWithin, type TokenSelection } from './token-selection.ts'

/**
 * The token that a REF means: an id or an exact name. One request.
 * @throws ProblemError `token-not-found`, or `ambiguous-name` with the candidates
 */
export async function findAxiomToken(
  client: AxiomClient,
  ref: string,
  signal: AbortSignal,
): Promise<AxiomToken> {
  return axiomTokenAmong(await client.tokens.list(signal), ref)
}

/** The same among tokens that were read already. */
export const axiomTokenAmong = (tokens: readonly AxiomToken[], ref: string): AxiomToken =>
  resolveReference('token', ref, tokens.map(candidate)).token

const candidate = (token: AxiomToken) => ({
  token,
  identifiers: [token.id],
  name: token.name,
  described: `${token.id}  ${
    token.expiresAt === null ? 'never expires' : `expires ${sayDate(token.expiresAt)}`
  }`,
})

/**
 * The organisation's tokens that fit.
 * @returns them, how many fit before the limit was applied, and how many there are
 * @throws ProblemError `not-on-axiom` (usage) for what Axiom does not know of a token
 */
export async function listAxiomTokens(
  client: AxiomClient,
  selection: TokenSelection,
  now: Date,
  signal: AbortSignal,
): Promise<{ tokens: AxiomToken[]; total: number; known: number }> {
  const { filter = '', expiring, createdBy, sort = 'expires', limit } = selection
  if (createdBy !== undefined) throw new ProblemError(notOnAxiom('--created-by'))
  if (sort === 'created') throw new ProblemError(notOnAxiom('--sort created'))
  const all = await client.tokens.list(signal)
  const said = filter.toLowerCase()
  const fitting = all
    .filter(({ name, description }) =>
      [name, description].some((text) => text.toLowerCase().includes(said)),
    )
    .filter(
      (token) => expiring === undefined || endsWithin(axiomExpiryOf(token, now), expiring, now),
    )
    .sort(orders[sort])
  return { tokens: fitting.slice(0, limit), total: fitting.length, known: all.length }
}

const endOf = ({ expiresAt }: AxiomToken): number => expiresAt?.getTime() ?? Number.MAX_VALUE

const orders = {
  name: (a: AxiomToken, b: AxiomToken) => a.name.localeCompare(b.name),
  expires: (a: AxiomToken, b: AxiomToken) => endOf(a) - endOf(b),
}

const notOnAxiom = (flag: string): Problem => ({
  kind: 'usage',
  code: 'not-on-axiom',
  title: `${flag} cannot be answered: Axiom does not say when or by whom a token was made.`,
  nextSteps: [{ text: 'Leave it out; --sort name and --sort expires are there.' }],
})
