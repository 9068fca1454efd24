import type { HttpBindings } from '@hono/node-server'
import type { Context, Hono } from 'hono'
import { atlas, service } from '#src/practice/atlan/errors.ts'
import type { Principal } from '#src/practice/atlan/identity/principal.ts'
import { isJsonObject, type JsonObject } from '#src/practice/atlan/json-object.ts'

/** What every route finds in its context. */
export interface Environment {
  Bindings: HttpBindings
  Variables: { principal: Principal; requestId: string }
}

export type Routes = Hono<Environment>

/** The JSON body of a request to `/api/service/`. @throws ServiceError 400 */
export async function serviceJson(c: Context<Environment>): Promise<JsonObject> {
  const body = await parsed(c)
  if (!body) throw service.badRequest('The body is not a JSON object.')
  return body
}

/** The JSON body of a request to `/api/meta/`. @throws AtlasError 400 */
export async function atlasJson(c: Context<Environment>): Promise<JsonObject> {
  const body = await parsed(c)
  if (!body) throw atlas.badRequest('The body is not a JSON object.')
  return body
}

async function parsed(c: Context<Environment>): Promise<JsonObject | undefined> {
  const body: unknown = await c.req.json().catch(() => undefined)
  return isJsonObject(body) ? body : undefined
}
