import type { Context, MiddlewareHandler } from 'hono'
import {
  type Action,
  type Capabilities,
  covers,
  type DatasetCapability,
  EVERYTHING,
  mayInOrganisation,
  mayOnDataset,
  mayQuery,
  type OrganisationCapability,
} from './capabilities.ts'
import type { Environment } from './environment.ts'
import { refuse } from './refusal.ts'
import type { AxiomService } from './service.ts'
import type { Organisation } from './store/organisation.ts'

/** Who sends a request: an API token of one organisation, or a person with all of their rights. */
export type Principal =
  | {
      readonly kind: 'api-token'
      /** Of the token's maker, for whom it stands. */
      readonly userId: string
      readonly organisation: Organisation
      readonly capabilities: Capabilities
    }
  | { readonly kind: 'person'; readonly userId: string }

/** The scheme's name is not case-sensitive. */
const BEARER = /^Bearer +(\S+)$/i

/** @returns undefined for a credential that is missing, unknown or expired. */
export function whoSends(
  { organisations, personalTokens, now }: AxiomService,
  authorization: string | undefined,
): Principal | undefined {
  const secret = BEARER.exec(authorization ?? '')?.[1]
  if (secret === undefined) return undefined
  const userId = personalTokens.get(secret)
  if (userId !== undefined) return { kind: 'person', userId }
  for (const organisation of organisations.values()) {
    const token = organisation.tokens.withSecret(secret)
    if (!token) continue
    if (token.expiresAt !== null && token.expiresAt <= now()) return undefined
    const { createdBy, capabilities } = token
    return { kind: 'api-token', userId: createdBy, organisation, capabilities }
  }
  return undefined
}

/**
 * The organisation that a request is about: an API token's own, whatever the header says, since the
 * vendor's SDKs send it with those too; a person's by the header.
 *
 * @throws Refusal 400 without the header, 403 for an organisation that the person is not in (ours)
 */
export function organisationOf(
  { organisations }: AxiomService,
  principal: Principal,
  header: string | undefined,
): Organisation {
  if (principal.kind === 'api-token') return principal.organisation
  if (!header) throw refuse.badRequest("'X-AXIOM-ORG-ID' header must be set")
  const organisation = organisations.get(header)
  if (!organisation?.users.has(principal.userId)) throw refuse.forbidden()
  return organisation
}

/** A person may do everything: the one who practises owns the organisations. */
const capabilitiesOf = (principal: Principal): Capabilities =>
  principal.kind === 'person' ? EVERYTHING : principal.capabilities

/** Lets a request on only with this capability of the organisation; else 403. */
export function needs(
  capability: OrganisationCapability,
  action: Action,
): MiddlewareHandler<Environment> {
  return async (c, next) => {
    if (!mayInOrganisation(capabilitiesOf(c.get('principal')), capability, action))
      throw refuse.forbidden()
    await next()
  }
}

/** @throws Refusal 403 without this capability of this dataset. */
export function requireOnDataset(
  c: Context<Environment>,
  dataset: string,
  capability: DatasetCapability,
  action: Action,
): void {
  if (!mayOnDataset(capabilitiesOf(c.get('principal')), dataset, capability, action))
    throw refuse.forbidden()
}

/** @throws Refusal 403 where this dataset or view may not be queried. */
export function requireQuery(c: Context<Environment>, name: string): void {
  if (!mayQuery(capabilitiesOf(c.get('principal')), name)) throw refuse.forbidden()
}

/**
 * The addresses of the edge are for API tokens: the vendor's SDKs send no other there. Ours: it
 * answers 403.
 */
export const requireApiToken: MiddlewareHandler<Environment> = async (c, next) => {
  if (c.get('principal').kind !== 'api-token') throw refuse.forbidden()
  await next()
}

/** Nobody gives away more than they have (vendor's page on access). @throws Refusal 403 (ours) */
export function requireCover(c: Context<Environment>, given: Capabilities): void {
  if (!covers(capabilitiesOf(c.get('principal')), given)) throw refuse.forbidden()
}
