import { atlas } from '#src/practice/atlan/errors.ts'
import type { Draft } from './kind.ts'

/**
 * Policies are entities of their own and come in requests of their own.
 * @throws AtlasError 409
 */
export function refusePolicies({ attributes }: Draft, kind: 'Persona' | 'Purpose'): void {
  const { policies } = attributes
  if (Array.isArray(policies) && policies.length > 0)
    throw atlas.notSupported(`Creating/Updating policies while creating/updating ${kind}`)
}
