import { atlas } from '#src/practice/atlan/errors.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import type { SaveInput } from './input.ts'

/** One entity of a request, and the guid it has or will have. */
export interface Target {
  readonly input: SaveInput
  readonly guid: string
}

/** Clients make up guids that start with `-` for what they do not know the guid of. */
export const isPlaceholder = (guid: string) => guid.startsWith('-')

/**
 * Which entities are meant: a real guid says it; else the type and the unique qualified name; else
 * it is new, and gets its guid here.
 * @throws AtlasError 404 for a real guid that does not exist, 400 where there is no name either
 */
export function identify(tenant: Tenant, inputs: readonly SaveInput[]): Target[] {
  const fresh = new Map<string, string>()
  return inputs.map((input) => {
    if (!isPlaceholder(input.guid)) {
      if (!tenant.entities.get(input.guid)) throw atlas.unknownGuid(input.guid)
      return { input, guid: input.guid }
    }
    const name = input.attributes.qualifiedName
    if (typeof name !== 'string' || !name) {
      throw atlas.badRequest(`${input.typeName} without a qualifiedName`)
    }
    const known = tenant.entities.named(input.typeName, name)
    const key = `${input.typeName}\n${name}`
    const guid = known?.guid ?? fresh.get(key) ?? tenant.random.uuid()
    fresh.set(key, guid)
    return { input, guid }
  })
}
