import { Hono } from 'hono'
import { indexSearch } from '#src/practice/atlan/search/index-search.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { atlasJson, type Environment, type Routes } from './environment.ts'

/** `/api/meta/search/indexsearch`. */
export function searchRoutes(tenant: Tenant): Routes {
  const routes = new Hono<Environment>({ strict: false })
  routes.post('/indexsearch', async (c) =>
    c.json(indexSearch(tenant, c.get('principal'), await atlasJson(c))),
  )
  return routes
}
