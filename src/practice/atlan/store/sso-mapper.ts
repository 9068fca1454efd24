/** How the members of a group of a sign-in provider become members of a group here. */
export interface SsoMapper {
  readonly id: string
  readonly name: string
  /** `azure`, `okta` …: whose groups these are. */
  readonly identityProviderAlias: string
  /** `saml-group-idp-mapper` */
  readonly identityProviderMapper: string
  /** Keys with dots, as the identity service names them; kept as they were sent. */
  readonly config: Readonly<Record<string, unknown>>
}
