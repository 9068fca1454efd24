import { Hono } from 'hono'
import { requireAdminPowers } from '#src/practice/atlan/authority/service-rules.ts'
import { service } from '#src/practice/atlan/errors.ts'
import { clientClaims } from '#src/practice/atlan/identity/claims.ts'
import { listPage } from '#src/practice/atlan/listing/list.ts'
import { onlyTexts } from '#src/practice/atlan/store/entity.ts'
import type { OAuthClient } from '#src/practice/atlan/store/oauth-client.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { type Environment, type Routes, serviceJson } from './environment.ts'

type Json = Record<string, unknown>

/** Ours: the vendor speaks of minutes; its data pipelines' documentation of fifteen. */
const BEARER_LIFE_SECONDS = 900

/** `/api/service/oauth-clients`. Unlike updates of tokens, those of clients keep what is not sent. */
export function oauthClientRoutes(tenant: Tenant): Routes {
  const routes = new Hono<Environment>()
  const clients = tenant.oauthClients

  routes.use(async (c, next) => {
    requireAdminPowers(c.get('principal'), 'manage OAuth clients')
    await next()
  })

  routes.get('/', (c) => {
    const page = listPage([...clients.values()], (row) => ({ ...row }), c.req.query(), '-createdAt')
    return c.json({ ...page, records: page.records.map(clientJson) })
  })

  routes.get('/:clientId', (c) => c.json(clientJson(existing(tenant, c.req.param('clientId')))))

  routes.post('/', async (c) => {
    const body = await serviceJson(c)
    const { random } = tenant
    const by = c.get('principal').username
    const client: OAuthClient = {
      id: random.uuid(),
      clientId: `oauth-client-${random.uuid()}`,
      clientSecret: random.nanoid(40),
      accountId: random.uuid(),
      displayName: requiredText(body, 'displayName'),
      description: optionalText(body.description) ?? '',
      role: roleOf(tenant, body),
      personas: onlyTexts(body.personaQNs),
      tokenExpirySeconds: BEARER_LIFE_SECONDS,
      createdAt: tenant.now(),
      createdBy: by,
      updatedAt: tenant.now(),
      updatedBy: by,
    }
    clients.set(client.clientId, client)
    // The only answer that holds the secret.
    return c.json({ ...clientJson(client), clientSecret: client.clientSecret })
  })

  // pyatlan updates by PUT, the Java SDK by POST.
  routes.on(['PUT', 'POST'], '/:clientId', async (c) => {
    const before = existing(tenant, c.req.param('clientId'))
    const body = await serviceJson(c)
    const client: OAuthClient = {
      ...before,
      displayName: optionalText(body.displayName) ?? before.displayName,
      description: optionalText(body.description) ?? before.description,
      role: body.role === undefined ? before.role : roleOf(tenant, body),
      personas: body.personaQNs === undefined ? before.personas : onlyTexts(body.personaQNs),
      updatedAt: tenant.now(),
      updatedBy: c.get('principal').username,
    }
    clients.set(client.clientId, client)
    return c.json(clientJson(client))
  })

  routes.delete('/:clientId', (c) => {
    clients.delete(existing(tenant, c.req.param('clientId')).clientId)
    return c.json({})
  })

  return routes
}

/**
 * `POST /api/service/oauth-clients/token`: JSON with id and secret for a bearer. Without
 * authorization, so it stands before the check of bearers.
 */
export function oauthExchange(tenant: Tenant): Routes {
  const routes = new Hono<Environment>()
  routes.post('/', async (c) => {
    const { clientId, clientSecret } = await serviceJson(c)
    const client = typeof clientId === 'string' ? tenant.oauthClients.get(clientId) : undefined
    if (!client || client.clientSecret !== clientSecret) throw service.unauthenticated()
    const expiresIn = client.tokenExpirySeconds
    const claims = clientClaims(tenant, client, [client.role], expiresIn)
    const accessToken = await tenant.signer.sign(claims)
    return c.json({ accessToken, expiresIn, tokenType: 'Bearer' })
  })
  return routes
}

function existing(tenant: Tenant, clientId: string): OAuthClient {
  const client = tenant.oauthClients.get(clientId)
  if (!client) throw service.notFound(`OAuth client ${clientId}`)
  return client
}

function roleOf(tenant: Tenant, body: Json): string {
  const role = tenant.directory.roles.get(requiredText(body, 'role'))
  if (!role || role.level === 'realm') throw service.badRequest(`There is no role ${body.role}.`)
  return role.name
}

function requiredText(body: Json, name: string): string {
  const text = optionalText(body[name])
  if (!text) throw service.badRequest(`${name} is required.`)
  return text
}

function optionalText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function clientJson(client: OAuthClient): Json {
  const {
    clientSecret: _secret,
    accountId: _account,
    personas,
    createdAt,
    updatedAt,
    ...rest
  } = client
  return {
    ...rest,
    personaQNs: personas,
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
  }
}
