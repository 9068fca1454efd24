import { type Context, Hono } from 'hono'
import { requireAdminPowers } from '#src/practice/atlan/authority/service-rules.ts'
import { service } from '#src/practice/atlan/errors.ts'
import { tokenClaims } from '#src/practice/atlan/identity/claims.ts'
import { listPage } from '#src/practice/atlan/listing/list.ts'
import { onlyTexts, textOf } from '#src/practice/atlan/store/entity.ts'
import type { AdminEvent } from '#src/practice/atlan/store/event-log.ts'
import type { ApiToken } from '#src/practice/atlan/store/token-store.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { type Environment, type Routes, serviceJson } from './environment.ts'
import { noteAdminEvent } from './note-admin-event.ts'

type Json = Record<string, unknown>

/** Five years: what clients ask for when they ask for nothing. Ours as the server's default. */
const DEFAULT_LIFESPAN_SECONDS = 157_680_000

/**
 * `/api/service/apikeys`. Attributes are those of a Keycloak client, so all of them are texts:
 * numbers as digits, lists as JSON. SDKs take 200 and nothing else for success.
 */
export function apikeyRoutes(tenant: Tenant): Routes {
  const routes = new Hono<Environment>()

  routes.use(async (c, next) => {
    requireAdminPowers(c.get('principal'), 'manage API tokens')
    await next()
  })

  routes.get('/', (c) => {
    const tokens = [...tenant.tokens.table.values()]
    const page = listPage(tokens, filterFields, c.req.query(), '-createdAt')
    return c.json({ ...page, records: page.records.map(listed) })
  })

  routes.post('/', async (c) => {
    const body = await serviceJson(c)
    const { random } = tenant
    const token: ApiToken = {
      id: random.uuid(),
      clientId: `apikey-${random.uuid()}`,
      ...editable(tenant, body),
      createdAt: tenant.now(),
      createdBy: c.get('principal').username,
      lifespan: lifespanOf(body),
      extraRoles: [],
    }
    tenant.tokens.table.put(token)
    note(c, 'CREATE', token.id)
    const accessToken = await tenant.signer.sign(tokenClaims(tenant, token))
    return c.json(written(tenant, token, { accessToken }))
  })

  routes.post('/:id', async (c) => {
    const before = existing(tenant, c.req.param('id'))
    const body = await serviceJson(c)
    // The whole editable part is replaced: personas and a description that are not sent are gone.
    const token: ApiToken = { ...before, ...editable(tenant, body) }
    tenant.tokens.table.put(token)
    note(c, 'UPDATE', token.id)
    return c.json(written(tenant, token, {}))
  })

  routes.delete('/:id', (c) => {
    const { id } = existing(tenant, c.req.param('id'))
    tenant.tokens.table.delete(id)
    note(c, 'DELETE', id)
    return c.json({})
  })

  /** A token is a client of the identity service, which remembers what was done to it. */
  function note(c: Context<Environment>, operation: AdminEvent['operation'], id: string): void {
    noteAdminEvent(tenant, c.get('principal').id, operation, 'CLIENT', `clients/${id}`)
  }

  return routes
}

function existing(tenant: Tenant, id: string): ApiToken {
  const token = tenant.tokens.table.get(id)
  if (!token) throw service.notFound(`API token ${id}`)
  return token
}

/** What filters and sorting see: the names the SDKs use, as flat fields. */
function filterFields(token: ApiToken): Json {
  const { id, clientId, displayName, description, createdAt, createdBy } = token
  return { id, clientId, displayName, description, createdAt, createdBy }
}

/**
 * The part of a token that create and update take in full. Go sends one space as description,
 * pyatlan sends no `personas`, Java may send a list of null; everything but the name may be missing.
 * @throws ServiceError 400
 */
function editable(
  tenant: Tenant,
  body: Json,
): Pick<ApiToken, 'displayName' | 'description' | 'personas'> {
  const { displayName, description, personaQualifiedNames } = body
  if (typeof displayName !== 'string' || displayName === '') {
    throw service.badRequest('displayName is required.')
  }
  const personas = [...new Set(onlyTexts(personaQualifiedNames))]
  for (const name of personas) {
    // Ours: the real answer to an unknown persona is not known.
    if (!tenant.entities.named('Persona', name)) {
      throw service.badRequest(`There is no persona ${name}.`)
    }
  }
  return { displayName, description: typeof description === 'string' ? description : '', personas }
}

/** @throws ServiceError 400 for a lifetime that is no positive whole number (ours). */
function lifespanOf({ validitySeconds }: Json): number {
  if (validitySeconds === undefined || validitySeconds === null) return DEFAULT_LIFESPAN_SECONDS
  const seconds = Number(validitySeconds)
  if (!Number.isInteger(seconds) || seconds <= 0) {
    throw service.badRequest('validitySeconds must be a positive whole number.')
  }
  return seconds
}

/** A token in a list: personas as JSON text of their qualified names. */
function listed(token: ApiToken): Json {
  return tokenJson(token, {
    personaQualifiedName: JSON.stringify(token.personas),
    personas: '[]',
    workspacePermissions: '[]',
  })
}

/** A token in the answer to create and update: personas as objects. */
function written(tenant: Tenant, token: ApiToken, secret: { accessToken?: string }): Json {
  return tokenJson(token, {
    ...secret,
    personaQualifiedName: token.personas.flatMap((name) => {
      const persona = tenant.entities.named('Persona', name)
      return persona
        ? [{ id: persona.guid, persona: textOf(persona, 'name'), personaQualifiedName: name }]
        : []
    }),
    personas: [],
    workspacePermissions: [],
  })
}

function tokenJson(token: ApiToken, more: Json): Json {
  const { id, clientId, displayName } = token
  return {
    id,
    clientId,
    displayName,
    attributes: {
      'access.token.lifespan': String(token.lifespan),
      clientId,
      createdAt: String(token.createdAt),
      createdBy: token.createdBy,
      description: token.description,
      displayName,
      ...more,
    },
  }
}
