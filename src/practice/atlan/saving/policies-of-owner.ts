import { atlas } from '#src/practice/atlan/errors.ts'
import { type Entity, textsOf } from '#src/practice/atlan/store/entity.ts'
import { differing } from './difference.ts'
import type { Draft, SaveContext } from './kind.ts'

/**
 * Policies are entities of their own and come in requests of their own.
 * @throws AtlasError 409
 */
export function refusePolicies({ attributes }: Draft, kind: 'Persona' | 'Purpose'): void {
  const { policies } = attributes
  if (Array.isArray(policies) && policies.length > 0)
    throw atlas.notSupported(`Creating/Updating policies while creating/updating ${kind}`)
}

/** What a policy has from its persona or purpose: whether it is in force, and a purpose's tags. */
export function inherited(owner: Pick<Entity, 'typeName' | 'attributes'>): Draft['attributes'] {
  const isPolicyEnabled = owner.attributes.isAccessControlEnabled ?? true
  if (owner.typeName !== 'Purpose') return { isPolicyEnabled }
  return { isPolicyEnabled, policyResources: purposeTags(owner).map((tag) => `tag:${tag}`) }
}

/** The policies that change with their persona or purpose (Atlas server source, its preprocessors). */
export function followingPolicies(
  after: Entity,
  before: Entity,
  { tenant, principal, find }: SaveContext,
): Entity[] {
  const changes = differing(inherited(before), inherited(after))
  if (Object.keys(changes).length === 0) return []
  return [...tenant.entities.referring('accessControl', after.guid)].flatMap(({ guid }) => {
    const policy = find(guid)
    if (policy?.status !== 'ACTIVE') return []
    const attributes = { ...policy.attributes, ...changes }
    return { ...policy, attributes, updatedBy: principal.username, updateTime: tenant.now() }
  })
}

export function purposeTags(purpose: Pick<Entity, 'attributes'>): readonly string[] {
  return textsOf(purpose, 'purposeClassifications')
}
