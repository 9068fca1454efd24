import { type Context, Hono } from 'hono'
import { atlas } from '#src/practice/atlan/errors.ts'
import { customMetadataOf, readInputs } from '#src/practice/atlan/saving/input.ts'
import type { SaveModes } from '#src/practice/atlan/saving/kind.ts'
import { saveEntities } from '#src/practice/atlan/saving/save.ts'
import type { CustomMetadata } from '#src/practice/atlan/store/entity.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { atlasJson, type Environment, type Routes } from './environment.ts'

const MODES: SaveModes = { tags: 'ignore', customMetadata: 'merge' }

/**
 * Custom metadata of one entity, below its address in `/api/meta/entity/`. Sets and attributes are
 * named by their internal names; SDKs take 204 and nothing else (seen from pyatlan 11.6).
 */
export function customMetadataRoutes(tenant: Tenant): Routes {
  const routes = new Hono<Environment>({ strict: false })
  const all = '/guid/:guid/businessmetadata'

  routes.post(all, async (c) => change(c, customMetadataOf(await atlasJson(c))))
  routes.post(`${all}/:set`, async (c) => change(c, { [c.req.param('set')]: await atlasJson(c) }))
  routes.delete(all, async (c) => change(c, emptied(customMetadataOf(await atlasJson(c)))))
  routes.delete(`${all}/:set`, async (c) =>
    change(c, emptied({ [c.req.param('set')]: await atlasJson(c) })),
  )

  function change(c: Context<Environment>, businessAttributes: CustomMetadata): Response {
    const guid = c.req.param('guid') ?? ''
    const entity = tenant.entities.get(guid)
    if (!entity) throw atlas.unknownGuid(guid)
    const { typeName } = entity
    const inputs = readInputs({ entities: [{ typeName, guid, businessAttributes }] })
    saveEntities(tenant, c.get('principal'), inputs, MODES)
    return c.body(null, 204)
  }

  return routes
}

/** The attributes that are named, each without a value: what a deletion sends does not matter. */
function emptied(sets: CustomMetadata): CustomMetadata {
  return Object.fromEntries(
    Object.entries(sets).map(([set, values]) => [
      set,
      Object.fromEntries(Object.keys(values).map((attribute) => [attribute, null])),
    ]),
  )
}
