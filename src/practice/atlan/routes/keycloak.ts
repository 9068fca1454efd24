import { type Context, Hono } from 'hono'
import type { JWTPayload } from 'jose'
import { KeycloakError } from '#src/practice/atlan/errors.ts'
import { authenticate, whoHolds } from '#src/practice/atlan/identity/authenticate.ts'
import { clientClaims, personClaims, tokenClaims } from '#src/practice/atlan/identity/claims.ts'
import { accountIdOf, clientSecretOf } from '#src/practice/atlan/identity/token-account.ts'
import { ROLE, type User } from '#src/practice/atlan/store/directory.ts'
import { type ApiToken, accountNameOf } from '#src/practice/atlan/store/token-store.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import type { Environment, Routes } from './environment.ts'

const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange'
const BACKEND_LIFE_SECONDS = 600

/** Who may use the admin API of the identity service (ours: which accounts those are). */
const ADMIN_ROLES: readonly string[] = [ROLE.admin, ROLE.practiceReader]

/** `/auth/…`: the part of Keycloak that SDKs use. */
export function keycloakRoutes(tenant: Tenant): Routes {
  const routes = new Hono<Environment>()
  const realm = '/realms/default/protocol/openid-connect'

  routes.get(`${realm}/certs`, (c) => c.json(tenant.signer.keySet))

  routes.post(`${realm}/token`, async (c) => {
    const form = new URLSearchParams(await c.req.text())
    const claims = await grant(tenant, form)
    return c.json({
      access_token: await tenant.signer.sign(claims),
      expires_in: Math.max(0, (claims.exp ?? 0) - Math.floor(tenant.now() / 1000)),
      refresh_expires_in: 0,
      token_type: 'Bearer',
      'not-before-policy': 0,
      scope: claims.scope,
    })
  })

  routes.use('/admin/*', async (c, next) => {
    const principal = await authenticate(tenant, c.req.header('authorization'), c.req.path)
    if (!principal) throw new KeycloakError(401, 'HTTP 401 Unauthorized')
    if (!principal.roles.some((role) => ADMIN_ROLES.includes(role))) {
      throw new KeycloakError(403, 'HTTP 403 Forbidden')
    }
    await next()
  })

  routes.get('/admin/realms/default/clients/:id/client-secret', (c) => {
    const id = c.req.param('id')
    const token = tenant.tokens.table.get(id)
    if (!token) throw new KeycloakError(404, 'Could not find client')
    return c.json({ type: 'secret', value: clientSecretOf(token) })
  })

  routes.get('/admin/realms/default/users', (c) => {
    const token = tenant.tokens.withAccountName(c.req.query('username') ?? '')
    return c.json(token ? [accountJson(token)] : usersFor(tenant, c).map(userJson))
  })

  return routes
}

/** The claims of the bearer that this request earns. @throws KeycloakError */
async function grant(tenant: Tenant, form: URLSearchParams): Promise<JWTPayload> {
  const clientId = form.get('client_id') ?? ''
  const secret = form.get('client_secret') ?? ''
  const type = form.get('grant_type')
  const { backend } = tenant
  const isBackend = clientId === backend.clientId && secret === backend.clientSecret
  const token = tenant.tokens.withClientId(clientId)
  const client = tenant.oauthClients.get(clientId)

  if (type === 'client_credentials') {
    if (isBackend) return clientClaims(tenant, backend, [ROLE.admin], BACKEND_LIFE_SECONDS)
    if (token && clientSecretOf(token) === secret) return tokenClaims(tenant, token)
    if (client && client.clientSecret === secret) {
      return clientClaims(tenant, client, [client.role], client.tokenExpirySeconds)
    }
    throw invalidClient()
  }
  if (type === TOKEN_EXCHANGE) {
    if (isBackend) return impersonation(tenant, form)
    if (token && clientSecretOf(token) === secret) return renewal(tenant, form)
    throw invalidClient()
  }
  throw new KeycloakError(400, 'unsupported_grant_type', 'Unsupported grant_type')
}

/** Only the tenant's own machinery may become somebody else. */
async function impersonation(tenant: Tenant, form: URLSearchParams): Promise<JWTPayload> {
  const holder = await whoHolds(tenant, form.get('subject_token') ?? '')
  if (holder?.kind !== 'service') throw new KeycloakError(400, 'invalid_token', 'Invalid token')
  const wanted = form.get('requested_subject')
  const user = [...tenant.directory.users.values()].find(
    (each) => each.id === wanted || each.username === wanted,
  )
  if (!user) throw new KeycloakError(400, 'invalid_request', 'Requested subject not found')
  return personClaims(tenant, user)
}

/**
 * A token's own client gets a bearer of another token, which may have run out: how the Python SDK
 * goes on after a 401 (seen from its own tests). Ours: a bearer of a person it does not get.
 */
async function renewal(tenant: Tenant, form: URLSearchParams): Promise<JWTPayload> {
  const holder = await whoHolds(tenant, form.get('subject_token') ?? '')
  if (holder?.kind !== 'api-token') throw new KeycloakError(400, 'invalid_token', 'Invalid token')
  const wanted = form.get('requested_subject')
  for (const token of tenant.tokens.table.values()) {
    const accountId = accountIdOf(token)
    if (accountId !== wanted) continue
    const roles = [ROLE.apiToken, ...token.extraRoles]
    return clientClaims(tenant, { ...token, accountId }, roles, BACKEND_LIFE_SECONDS)
  }
  throw new KeycloakError(403, 'access_denied', 'Client not allowed to exchange')
}

function invalidClient(): KeycloakError {
  return new KeycloakError(401, 'invalid_client', 'Invalid client or Invalid client credentials')
}

/** Keycloak's own rule: a part of the name fits, unless `exact` is asked for. */
function usersFor(tenant: Tenant, c: Context<Environment>): User[] {
  const username = (c.req.query('username') ?? '').toLowerCase().trim()
  const exact = c.req.query('exact') === 'true'
  return [...tenant.directory.users.values()].filter((user) =>
    exact ? user.username === username : user.username.includes(username),
  )
}

/** The service account of a token is a user like any other. */
function accountJson(token: ApiToken) {
  return { id: accountIdOf(token), username: accountNameOf(token), enabled: true }
}

function userJson(user: User) {
  const { id, username, firstName, lastName, email, enabled } = user
  return { id, username, firstName, lastName, email, enabled, emailVerified: true }
}
