import type { Context } from 'hono'
import { atlas } from '#src/practice/atlan/errors.ts'
import type { Entity } from '#src/practice/atlan/store/entity.ts'
import { isType, typesBelow } from '#src/practice/atlan/store/type-tree.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import type { Environment } from './environment.ts'

/**
 * The entity of the type in the path, or of one below it, that has the name in `attr:qualifiedName`.
 * @throws AtlasError 404, and 400 where no name was sent
 */
export function namedEntity(tenant: Tenant, c: Context<Environment>): Entity {
  const typeName = c.req.param('type') ?? ''
  const qualifiedName = c.req.query('attr:qualifiedName')
  if (!isType(typeName)) throw atlas.unknownType(typeName)
  if (qualifiedName === undefined) throw atlas.badRequest('attr:qualifiedName is missing')
  for (const each of typesBelow(typeName)) {
    const entity = tenant.entities.named(each, qualifiedName)
    if (entity) return entity
  }
  throw atlas.unknownName(typeName, qualifiedName)
}
