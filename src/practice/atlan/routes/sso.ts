import { type Context, Hono } from 'hono'
import { requireAdminPowers } from '#src/practice/atlan/authority/service-rules.ts'
import { service } from '#src/practice/atlan/errors.ts'
import { isJsonObject, type JsonObject } from '#src/practice/atlan/json-object.ts'
import type { SsoMapper } from '#src/practice/atlan/store/sso-mapper.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { type Environment, type Routes, serviceJson } from './environment.ts'

/**
 * `/api/service/idp/{alias}/mappers`: which groups of a sign-in provider are which groups here
 * (calls and shapes as the Python SDK makes and reads them). They are kept, nobody signs in by
 * them. Ours: any alias is a provider, and it has the mappers that were made for it.
 */
export function ssoRoutes(tenant: Tenant): Routes {
  const routes = new Hono<Environment>()
  const { ssoMappers } = tenant

  routes.use(async (c, next) => {
    requireAdminPowers(c.get('principal'), 'manage single sign-on')
    await next()
  })

  routes.get('/:alias/mappers', (c) => {
    const alias = c.req.param('alias')
    return c.json([...ssoMappers.values()].filter((each) => each.identityProviderAlias === alias))
  })

  routes.get('/:alias/mappers/:id', (c) => c.json(existing(c)))

  routes.post('/:alias/mappers', async (c) => {
    const mapper = mapperOf(await serviceJson(c), c.req.param('alias'), tenant.random.uuid())
    ssoMappers.set(mapper.id, mapper)
    return c.json(mapper)
  })

  routes.post('/:alias/mappers/:id', async (c) => {
    const { id, identityProviderAlias } = existing(c)
    const mapper = mapperOf(await serviceJson(c), identityProviderAlias, id)
    ssoMappers.set(id, mapper)
    return c.json(mapper)
  })

  routes.post('/:alias/mappers/:id/delete', (c) => {
    ssoMappers.delete(existing(c).id)
    return c.body(null)
  })

  function existing(c: Context<Environment>): SsoMapper {
    const id = c.req.param('id') ?? ''
    const mapper = ssoMappers.get(id)
    if (mapper && mapper.identityProviderAlias === c.req.param('alias')) return mapper
    throw service.notFound(`SSO mapper ${id}`)
  }

  return routes
}

/** @throws ServiceError 400 */
function mapperOf(sent: JsonObject, alias: string, id: string): SsoMapper {
  const { name, identityProviderMapper, config } = sent
  if (typeof identityProviderMapper !== 'string' || !isJsonObject(config)) {
    throw service.badRequest('A mapper needs identityProviderMapper and config.')
  }
  const named = typeof name === 'string' ? name : ''
  return { id, name: named, identityProviderAlias: alias, identityProviderMapper, config }
}
