import type { Http } from '#src/clients/http/http.ts'
import { type DatasetsResource, datasetsOver } from './datasets.ts'
import { type OrganisationsResource, organisationsOver } from './organisations.ts'
import { type TokensResource, tokensOver } from './tokens.ts'
import { type UsersResource, usersOver } from './users.ts'
import { type ViewsResource, viewsOver } from './views.ts'

/**
 * Axiom, seen with one credential: an API token, a personal access token or an OAuth access token.
 * Every method asks Axiom; nothing is kept. All text that comes out of it is sanitised; what goes in
 * is restored before it is sent.
 *
 * Every method throws ProblemError (see `problems.ts`) and, when its signal is aborted, Cancelled.
 */
export interface AxiomClient {
  readonly origin: string
  readonly tokens: TokensResource
  readonly datasets: DatasetsResource
  readonly views: ViewsResource
  readonly users: UsersResource
  readonly organisations: OrganisationsResource
}

export interface AxiomClientOptions {
  /**
   * The organisation that requests are about, e.g. `axiom-abcd`. A personal access token needs it for
   * all but `users.current` and `organisations.list`.
   */
  readonly orgId?: string | undefined
}

/** All of Axiom’s API that is used here, for one credential and one organisation. */
export function createAxiomClient(http: Http, { orgId }: AxiomClientOptions = {}): AxiomClient {
  const account = { http, orgId }
  return {
    origin: http.origin,
    tokens: tokensOver(account),
    datasets: datasetsOver(account),
    views: viewsOver(account),
    users: usersOver(account),
    organisations: organisationsOver(account),
  }
}
