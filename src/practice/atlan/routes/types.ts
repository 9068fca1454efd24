import { type Context, Hono } from 'hono'
import { atlas } from '#src/practice/atlan/errors.ts'
import { isJsonObject } from '#src/practice/atlan/json-object.ts'
import { ROLE } from '#src/practice/atlan/store/directory.ts'
import { tagNamesOf } from '#src/practice/atlan/store/entity.ts'
import {
  type Category,
  DEFINITION_LISTS,
  type TypeDefinition,
} from '#src/practice/atlan/store/type-definitions.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { atlasJson, type Environment, type Routes } from './environment.ts'

type Json = Record<string, unknown>
const CATEGORIES = Object.keys(DEFINITION_LISTS) as Category[]
const TYPE_ADMINS: readonly string[] = [ROLE.admin, ROLE.apiToken]

/** `/api/meta/types/…`: tags, and other definitions as far as they are only kept. */
export function typeRoutes(tenant: Tenant): Routes {
  const routes = new Hono<Environment>({ strict: false })

  routes.get('/typedefs', (c) => {
    const wanted = (c.req.queries('type') ?? []).map((type) => type.toUpperCase())
    const categories = CATEGORIES.filter((each) => wanted.length === 0 || wanted.includes(each))
    const all = tenant.types.all()
    return c.json(lists(all.filter((each) => categories.includes(each.category))))
  })

  routes.get('/typedef/name/:name', (c) => c.json(existing(tenant, c.req.param('name'))))

  routes.post('/typedefs', async (c) => {
    requireTypeAdmin(c)
    const drafts = readDefinitions(await atlasJson(c))
    for (const draft of drafts) refuseTaken(tenant, draft)
    const made = drafts.map((draft) => newDefinition(tenant, c, draft))
    for (const definition of made) tenant.types.put(definition)
    return c.json(lists(made))
  })

  routes.put('/typedefs', async (c) => {
    requireTypeAdmin(c)
    const changed = readDefinitions(await atlasJson(c)).map((draft) => ({
      ...existing(tenant, draft.name),
      ...draft,
      ...namedAttributes(tenant, draft),
      updateTime: tenant.now(),
      updatedBy: c.get('principal').username,
    }))
    for (const definition of changed) tenant.types.put(definition)
    return c.json(lists(changed))
  })

  routes.delete('/typedef/name/:name', (c) => {
    requireTypeAdmin(c)
    const { name } = existing(tenant, c.req.param('name'))
    if (isInUse(tenant, name)) throw atlas.typeInUse(name)
    tenant.types.delete(name)
    // One of the few calls for which SDKs take 204 and nothing else.
    return c.body(null, 204)
  })

  return routes
}

function requireTypeAdmin(c: Context<Environment>): void {
  const { roles, username } = c.get('principal')
  if (roles.some((role) => TYPE_ADMINS.includes(role))) return
  throw atlas.notAuthorised(username, 'create type')
}

function existing(tenant: Tenant, name: string): TypeDefinition {
  const definition = tenant.types.get(name)
  if (!definition) throw atlas.unknownType(name)
  return definition
}

function readDefinitions(body: Json): TypeDefinition[] {
  return CATEGORIES.flatMap((category) => {
    const list = body[DEFINITION_LISTS[category]]
    return Array.isArray(list) ? list.map((each) => readDefinition(each, category)) : []
  })
}

function readDefinition(sent: unknown, category: Category): TypeDefinition {
  if (!isJsonObject(sent) || typeof sent.name !== 'string' || !sent.name) {
    throw atlas.badRequest('a type definition without a name')
  }
  const displayName = typeof sent.displayName === 'string' ? sent.displayName : sent.name
  return { ...sent, category, name: sent.name, displayName }
}

function refuseTaken(tenant: Tenant, draft: TypeDefinition): void {
  const taken = tenant.types
    .all()
    .some((each) => each.category === draft.category && each.displayName === draft.displayName)
  if (taken) throw atlas.typeExists(draft.displayName)
}

/** Tags and custom metadata get an internal name from the server; the one sent is for people. */
function newDefinition(
  tenant: Tenant,
  c: Context<Environment>,
  draft: TypeDefinition,
): TypeDefinition {
  const { random } = tenant
  const hashed = draft.category === 'CLASSIFICATION' || draft.category === 'BUSINESS_METADATA'
  const { username } = c.get('principal')
  return {
    ...draft,
    name: hashed ? random.nanoid() : draft.name,
    ...namedAttributes(tenant, draft),
    guid: random.uuid(),
    createdBy: username,
    updatedBy: username,
    createTime: tenant.now(),
    updateTime: tenant.now(),
    version: 1,
  }
}

/** So do the attributes of custom metadata, those that are new. */
function namedAttributes({ random }: Tenant, { category, attributeDefs }: TypeDefinition): Json {
  if (category !== 'BUSINESS_METADATA' || !Array.isArray(attributeDefs)) return {}
  const isNew = (each: unknown) =>
    isJsonObject(each) && (!each.name || each.name === each.displayName)
  return {
    attributeDefs: attributeDefs.map((each) =>
      isNew(each) ? { ...each, name: random.nanoid() } : each,
    ),
  }
}

function isInUse(tenant: Tenant, name: string): boolean {
  for (const entity of tenant.entities.table.values()) {
    if (entity.status === 'ACTIVE' && tagNamesOf(entity).includes(name)) return true
  }
  return false
}

function lists(definitions: readonly TypeDefinition[]): Json {
  return Object.fromEntries(
    CATEGORIES.map((category) => [
      DEFINITION_LISTS[category],
      definitions.filter((each) => each.category === category),
    ]),
  )
}
