import { type Expiry, expiryAt } from '#src/domain/expiry.ts'
import type { NextStep } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import { type AtlanToken, expiryOf, serviceAccountPrefix } from '#src/domain/token.ts'
import type { Evidence } from './evidence.ts'
import type { Likelihood } from './explanation.ts'
import type { PastedCredential, Symptom } from './symptom.ts'

/** What a rule judges: what the text says, and what reading found. */
export interface Case {
  readonly symptom: Symptom
  readonly evidence: Evidence
  /** The tenant's clock where it is known. */
  readonly now: Date
}

/** One row of the table: a cause, when it is one, and what mends it. */
export interface Rule {
  readonly code: string
  /** How sure it is, or that it is not this. */
  readonly when: (found: Case) => Likelihood | false | undefined
  readonly text: string | ((found: Case) => string)
  /** Sentences; what is false or absent is left out. */
  readonly evidence?: (found: Case) => readonly (string | false | undefined)[]
  readonly steps: (found: Case) => readonly (NextStep | false | undefined)[]
}

/** The credential that the failing request carried. */
export const credentialOf = ({ symptom }: Case): PastedCredential | undefined =>
  symptom.credentials[0]

/** The account that was refused. */
export const accountOf = (found: Case): string | undefined =>
  found.symptom.account ?? credentialOf(found)?.username ?? undefined

/** The token that was refused, where the tenant showed it. */
export const knownToken = ({ evidence }: Case): AtlanToken | undefined =>
  typeof evidence.token === 'object' ? evidence.token : undefined

/** True when it is known to be an API token that was refused. */
export const isApiToken = (found: Case): boolean =>
  accountOf(found)?.startsWith(serviceAccountPrefix) === true ||
  credentialOf(found)?.kind === 'api-token' ||
  knownToken(found) !== undefined

/** True when it is known to be a person. */
export const isPerson = (found: Case): boolean => {
  const account = accountOf(found)
  return !isApiToken(found) && (account !== undefined || credentialOf(found)?.kind === 'user')
}

/** “dbt-cloud”, or what else it may be called. */
export function subject(found: Case): string {
  const token = knownToken(found) ?? found.evidence.axiomToken
  if (token !== undefined) return `The token “${token.name}”`
  const account = accountOf(found)
  if (account?.startsWith(serviceAccountPrefix)) return `The API token ${account}`
  if (account !== undefined) return account
  return isApiToken(found) ? 'The API token' : 'The credential'
}

/** When the refused credential ends: by the tenant's list of tokens, else as it says of itself. */
export function endOf(found: Case): Expiry | undefined {
  const token = knownToken(found)
  if (token !== undefined) return expiryOf(token, found.now)
  const { axiomToken } = found.evidence
  if (axiomToken !== undefined) return expiryAt(axiomToken.expiresAt, found.now)
  const credential = credentialOf(found)
  if (credential?.expiresAt === undefined) return undefined
  const { issuedAt, expiresAt } = credential
  const backwards = issuedAt !== undefined && expiresAt < issuedAt
  if (backwards) return { expiresAt, status: 'expired', reason: 'lifetime-overflow' }
  return expiryAt(expiresAt, found.now)
}

/** True when a credential was not accepted, or when there is nothing but a credential. */
export const isAboutCredential = ({ symptom }: Case): boolean =>
  symptom.status === 401 ||
  symptom.status === 419 ||
  (symptom.status === undefined && !symptom.empty && symptom.credentials.length > 0)

/** A command for the tenant that the evidence is from, else for the one that the text names. */
export function command({ evidence, symptom }: Case, ...words: readonly string[]): string {
  const { origin } = symptom
  // Whoever wrote the text could have it name any host: only the vendor's are taken over.
  const isAtlans = origin !== undefined && /\.atlan\.com$/.test(new URL(origin).hostname)
  const named = isAtlans ? ['--url', origin] : []
  return shellCommand(['tokenbench', ...words, ...(evidence.witness?.words ?? named)])
}

/** The guided set-up there, for whoever has no token yet. */
export const setUpCommand = (found: Case): string =>
  command(found, 'setup', ...(found.symptom.product === 'axiom' ? ['--provider', 'axiom'] : []))

/** `acme.atlan.com` */
export const hostOf = (origin: string): string => new URL(origin).host
