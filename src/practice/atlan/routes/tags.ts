import { type Context, Hono } from 'hono'
import { atlas } from '#src/practice/atlan/errors.ts'
import { readInputs } from '#src/practice/atlan/saving/input.ts'
import type { SaveModes } from '#src/practice/atlan/saving/kind.ts'
import { saveEntities } from '#src/practice/atlan/saving/save.ts'
import { type Entity, tagNamesOf } from '#src/practice/atlan/store/entity.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import type { Environment, Routes } from './environment.ts'
import { namedEntity } from './named-entity.ts'

const MODES: SaveModes = { tags: 'append', customMetadata: 'ignore' }

type Change = { addOrUpdateClassifications: unknown[] } | { removeClassifications: unknown[] }

/**
 * The tags of one entity, below its address in `/api/meta/entity/`. Older SDKs (seen from pyatlan 5)
 * write them here, newer ones with the entity. All of these answer 204, but 200 where tags change:
 * that SDK takes nothing else.
 */
export function tagRoutes(tenant: Tenant): Routes {
  const routes = new Hono<Environment>({ strict: false })

  for (const place of ['/guid/:guid', '/uniqueAttribute/type/:type']) {
    routes.post(`${place}/classifications`, (c) => put(c, false))
    routes.put(`${place}/classifications`, (c) => put(c, true))
    routes.delete(`${place}/classification/:tag`, (c) => {
      const typeName = c.req.param('tag') ?? ''
      const entity = entityAt(c)
      requireTag(entity, typeName, true)
      change(c, entity, { removeClassifications: [{ typeName }] })
      return c.body(null, 204)
    })
  }

  async function put(c: Context<Environment>, isThere: boolean): Promise<Response> {
    const sent: unknown = await c.req.json().catch(() => undefined)
    if (!Array.isArray(sent) || sent.length === 0) throw atlas.badRequest('no classifications')
    const entity = entityAt(c)
    for (const tag of sent) requireTag(entity, tag?.typeName, isThere)
    change(c, entity, { addOrUpdateClassifications: sent })
    return c.body(null, isThere ? 200 : 204)
  }

  function entityAt(c: Context<Environment>): Entity {
    const guid = c.req.param('guid')
    if (guid === undefined) return namedEntity(tenant, c)
    const entity = tenant.entities.get(guid)
    if (!entity) throw atlas.unknownGuid(guid)
    return entity
  }

  function change(c: Context<Environment>, entity: Entity, tags: Change): void {
    const { guid, typeName } = entity
    const inputs = readInputs({ entities: [{ typeName, guid, ...tags }] })
    saveEntities(tenant, c.get('principal'), inputs, MODES)
  }

  return routes
}

/** Adding is for new tags, changing and removing for those that are there (code and words ours). */
function requireTag(entity: Entity, tag: unknown, isThere: boolean): void {
  const found = tagNamesOf(entity).some((each) => each === tag)
  if (found === isThere) return
  const state = found ? 'already has' : 'does not have'
  throw atlas.badRequest(`entity ${entity.guid} ${state} the classification ${tag}`)
}
