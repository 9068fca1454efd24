import type { CapabilityMatrix } from './capability-matrix.ts'
import { type Expiry, expiryAt } from './expiry.ts'

/** An Axiom API token. Only its secret is not here: it is shown at creation and never again. */
export interface AxiomToken {
  readonly id: string
  /** Need not be unique. */
  readonly name: string
  readonly description: string
  /** null = never. */
  readonly expiresAt: Date | null
  readonly capabilities: CapabilityMatrix
  /** It may be used although the organisation demands SAML. */
  readonly samlAuthenticated: boolean
}

/** When a token ends, and whether that is near. */
export function axiomExpiryOf(token: AxiomToken, now: Date): Expiry {
  return expiryAt(token.expiresAt, now)
}

/** The token as the command line prints it (cli.md, "JSON"). */
export function axiomTokenJson(token: AxiomToken, now: Date): object {
  const { id, name, description, capabilities } = token
  const { expiresAt, status } = axiomExpiryOf(token, now)
  const { newer, ...known } = capabilities
  return { id, name, description, expiresAt, ...newer, ...known, status }
}
