import { type AxiomToken, axiomExpiryOf, axiomTokenJson } from '#src/domain/axiom-token.ts'
import type { Expiry } from '#src/domain/expiry.ts'
import { type AtlanToken, expiryOf, tokenJson } from '#src/domain/token.ts'
import type { Profile } from '#src/local/profiles/profile.ts'
import type { Workbench } from '#src/workbench.ts'
import { axiomOf, holdAxiom } from './axiom-sign-in.ts'
import { listAxiomTokens } from './axiom-tokens.ts'
import { everywhere, type ProfileReading } from './everywhere.ts'
import type { Target } from './target.ts'
import { holdCredential } from './target-credential.ts'
import { listTokens } from './token-list.ts'
import type { TokenOrder, TokenSelection } from './token-selection.ts'

/** A token of any product, with the profile that it was read through. */
export interface TokenOfProfile extends Pick<AtlanToken, 'id' | 'name'> {
  readonly profile: string
  readonly provider: Profile['provider']
  readonly expiry: Expiry
  /** Axiom does not say. */
  readonly createdAt?: Date
  /** As the command line prints it (cli.md, "JSON"). */
  json(): object
}

export interface TokensEverywhere {
  readonly tokens: readonly TokenOfProfile[]
  /** How many fit before the limit was applied. */
  readonly total: number
  readonly readings: readonly ProfileReading<readonly TokenOfProfile[]>[]
}

/**
 * The tokens of all profiles that fit, in one order.
 * @throws ProblemError `no-profile` (usage); what goes wrong with one profile is its reading
 */
export async function listTokensEverywhere(
  workbench: Workbench,
  { sort = 'expires', limit, ...selection }: TokenSelection,
  now: Date,
  signal: AbortSignal,
): Promise<TokensEverywhere> {
  const readings = await everywhere(workbench, (target) =>
    target.provider === 'axiom'
      ? ofAxiom(workbench, target, selection, now, signal)
      : ofAtlan(workbench, target, selection, now, signal),
  )
  const all = readings.flatMap((one) => (one.state === 'read' ? one.value : []))
  all.sort(orders[sort])
  return { tokens: all.slice(0, limit), total: all.length, readings }
}

type Wanted = Omit<TokenSelection, 'sort' | 'limit'>

async function ofAtlan(
  workbench: Workbench,
  target: Target,
  wanted: Wanted,
  now: Date,
  signal: AbortSignal,
): Promise<TokenOfProfile[]> {
  const { handle } = await holdCredential(workbench, target, signal)
  const { tokens } = await listTokens(workbench.client(handle), wanted, now, signal)
  return tokens.map((token) => ({
    ...placeOf(target),
    id: token.id,
    name: token.name,
    expiry: expiryOf(token, now),
    createdAt: token.createdAt,
    json: () => tokenJson(token, now),
  }))
}

async function ofAxiom(
  workbench: Workbench,
  target: Target,
  wanted: Wanted,
  now: Date,
  signal: AbortSignal,
): Promise<TokenOfProfile[]> {
  const client = axiomOf(workbench, await holdAxiom(workbench, target, signal))
  const { tokens } = await listAxiomTokens(client, wanted, now, signal)
  return tokens.map((token: AxiomToken) => ({
    ...placeOf(target),
    id: token.id,
    name: token.name,
    expiry: axiomExpiryOf(token, now),
    json: () => axiomTokenJson(token, now),
  }))
}

const placeOf = ({ profile = '', provider }: Target) => ({ profile, provider })

/** What is not known comes last. */
const orders: Readonly<Record<TokenOrder, (a: TokenOfProfile, b: TokenOfProfile) => number>> = {
  name: (a, b) => a.name.localeCompare(b.name),
  created: (a, b) => instant(a.createdAt) - instant(b.createdAt),
  expires: (a, b) => instant(a.expiry.expiresAt) - instant(b.expiry.expiresAt),
}

const instant = (date: Date | null | undefined): number => date?.getTime() ?? Number.MAX_VALUE
