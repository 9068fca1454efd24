import { type Context, Hono } from 'hono'
import { permission } from '#src/practice/atlan/authority/may.ts'
import { entityHeader, entityInFull } from '#src/practice/atlan/entity-json.ts'
import { atlas } from '#src/practice/atlan/errors.ts'
import { isJsonObject } from '#src/practice/atlan/json-object.ts'
import {
  type DeleteType,
  type Deletion,
  deleteEntities,
} from '#src/practice/atlan/saving/delete.ts'
import { readInputs } from '#src/practice/atlan/saving/input.ts'
import type { SaveModes } from '#src/practice/atlan/saving/kind.ts'
import { type Mutation, saveEntities } from '#src/practice/atlan/saving/save.ts'
import { auditSearch } from '#src/practice/atlan/search/audit-search.ts'
import { type Entity, textOf } from '#src/practice/atlan/store/entity.ts'
import type { EntityView } from '#src/practice/atlan/store/entity-view.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { atlasJson, type Environment, type Routes } from './environment.ts'
import { namedEntity } from './named-entity.ts'

type Json = Record<string, unknown>

/** At most one of these may be true (Atlas server source, EntityREST). */
const EXCLUSIVE_FLAGS = ['replaceClassifications', 'replaceTags', 'appendTags']

/** `/api/meta/entity/…`: read one, write many. Reads go to the store, not to the index. */
export function entityRoutes(tenant: Tenant): Routes {
  // pyatlan calls `bulk/`, everybody else `bulk`; a redirect would count as a failure.
  const routes = new Hono<Environment>({ strict: false })

  routes.get('/guid/:guid', (c) => {
    const guid = c.req.param('guid')
    const entity = tenant.entities.get(guid)
    if (!entity) throw atlas.unknownGuid(guid)
    return c.json(readAnswer(tenant, c, entity, `guid=${guid}`))
  })

  routes.get('/uniqueAttribute/type/:type', (c) => {
    const entity = namedEntity(tenant, c)
    const what = `type=${entity.typeName}, ${textOf(entity, 'qualifiedName')}`
    return c.json(readAnswer(tenant, c, entity, what))
  })

  // All of them or a refusal (Atlas server source, EntityREST.getByGuids).
  routes.get('/bulk', (c) => {
    const guids = c.req.queries('guid') ?? []
    if (guids.length === 0) throw atlas.unknownGuid('')
    const mayRead = permission(tenant, c.get('principal'), 'read')
    const entities = guids.map((guid) => {
      const entity = tenant.entities.get(guid)
      if (!entity) throw atlas.unknownGuid(guid)
      return readAnswer(tenant, c, entity, `guid=${guid}`, mayRead).entity
    })
    return c.json({ referredEntities: {}, entities })
  })

  routes.post('/bulk', async (c) => {
    const query = c.req.query()
    if (EXCLUSIVE_FLAGS.filter((flag) => query[flag] === 'true').length > 1) {
      throw atlas.badRequest(`only one of ${EXCLUSIVE_FLAGS.join(', ')} can be true`)
    }
    const inputs = readInputs(await atlasJson(c))
    const mutation = saveEntities(tenant, c.get('principal'), inputs, modesOf(query))
    return c.json(mutationAnswer(tenant.entities, mutation))
  })

  // What the Python SDK changes certificates and announcements with.
  routes.put('/uniqueAttribute/type/:type', async (c) => {
    const { guid, typeName } = namedEntity(tenant, c)
    const { entity } = await atlasJson(c)
    if (!isJsonObject(entity)) throw atlas.badRequest('no entity to update.')
    const inputs = readInputs({ entities: [{ ...entity, guid, typeName }] })
    const mutation = saveEntities(tenant, c.get('principal'), inputs, modesOf({}))
    return c.json(mutationAnswer(tenant.entities, mutation, 'PARTIAL_UPDATE'))
  })

  routes.delete('/bulk', (c) => remove(c, c.req.queries('guid') ?? []))
  routes.delete('/guid/:guid', (c) => remove(c, [c.req.param('guid')]))

  function remove(c: Context<Environment>, guids: readonly string[]): Response {
    if (guids.length === 0) throw atlas.badRequest('Guid(s) not specified')
    const type = deleteTypeOf(c.req.query('deleteType'))
    return c.json(
      deletionAnswer(tenant.entities, deleteEntities(tenant, c.get('principal'), guids, type)),
    )
  }

  routes.post('/auditSearch', async (c) =>
    c.json(auditSearch(tenant, c.get('principal'), await atlasJson(c))),
  )

  return routes
}

/** A soft-deleted entity is still there to be read. */
function readAnswer(
  tenant: Tenant,
  c: Context<Environment>,
  entity: Entity,
  what: string,
  mayRead = permission(tenant, c.get('principal'), 'read'),
): Json {
  const { username } = c.get('principal')
  if (!mayRead(entity)) throw atlas.notAuthorised(username, `read entity: ${what}`)
  const withRelations = c.req.query('ignoreRelationships') !== 'true'
  return { referredEntities: {}, entity: entityInFull(tenant.entities, entity, withRelations) }
}

function modesOf(query: Readonly<Record<string, string>>): SaveModes {
  const isOn = (flag: string) => query[flag] === 'true'
  const replacesTags = isOn('replaceTags') || isOn('replaceClassifications')
  const metadata = isOn('overwriteBusinessAttributes') ? 'replace' : 'merge'
  return {
    tags: replacesTags ? 'replace' : isOn('appendTags') ? 'append' : 'ignore',
    customMetadata: isOn('replaceBusinessAttributes') ? metadata : 'ignore',
  }
}

/** Ours: without a word about it, a deletion is a soft one. */
function deleteTypeOf(text = 'SOFT'): DeleteType {
  const type = text.toUpperCase()
  if (type === 'SOFT' || type === 'HARD' || type === 'PURGE') return type
  throw atlas.badRequest(`Unknown deleteType ${text}`)
}

function deletionAnswer(view: EntityView, { deleted, updated }: Deletion): Json {
  const header = (entity: Entity) => entityHeader(view, entity)
  const mutatedEntities = {
    ...(updated.length > 0 && { UPDATE: updated.map(header) }),
    ...(deleted.length > 0 && { DELETE: deleted.map(header) }),
  }
  return Object.keys(mutatedEntities).length > 0 ? { mutatedEntities } : {}
}

/** @param word for what was updated: a request for one entity by its name has its own. */
function mutationAnswer(
  view: EntityView,
  { created, updated, assigned }: Mutation,
  word: 'UPDATE' | 'PARTIAL_UPDATE' = 'UPDATE',
): Json {
  const header = (entity: Entity) => entityHeader(view, entity)
  const mutatedEntities = {
    ...(created.length > 0 && { CREATE: created.map(header) }),
    ...(updated.length > 0 && { [word]: updated.map(header) }),
  }
  return {
    ...(Object.keys(mutatedEntities).length > 0 && { mutatedEntities }),
    guidAssignments: Object.fromEntries(assigned),
  }
}
