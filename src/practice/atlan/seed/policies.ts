import { type Entity, textOf } from '#src/practice/atlan/store/entity.ts'
import type { TenantContents } from '#src/practice/atlan/tenant.ts'
import type { Random } from '#src/practice/random.ts'
import { newEntity } from './new-entity.ts'

/** A seeded persona, as far as its policies follow from it. */
export interface PolicyOwner {
  readonly guid: string
  /** The last part of its qualified name. */
  readonly nanoid: string
  readonly actions: readonly string[]
  /** Names of connections that a metadata policy covers; `*` = all. */
  readonly covers: readonly string[] | '*'
  /** Names of connections whose data may be queried. */
  readonly queries?: readonly string[]
  /** Epoch ms. */
  readonly at: number
}

interface PolicySeed {
  readonly name: string
  readonly connection: string
  readonly attributes: Readonly<Record<string, unknown>>
}

/** One policy for each connection that a persona covers or may query. */
export function putPolicies(contents: TenantContents, random: Random, owner: PolicyOwner): void {
  for (const policy of policiesOf(contents, owner)) {
    contents.entities.put(policyEntity(random, owner, policy))
  }
}

function policiesOf(contents: TenantContents, owner: PolicyOwner): PolicySeed[] {
  const connections = [...contents.entities.ofType('Connection')]
  const covered = connections.filter(
    (each) => owner.covers === '*' || owner.covers.includes(textOf(each, 'name')),
  )
  const queried = connections.filter((each) => owner.queries?.includes(textOf(each, 'name')))
  return [
    ...covered.map((each) => metadataPolicy(textOf(each, 'qualifiedName'), owner.actions)),
    ...queried.map((each) => dataPolicy(textOf(each, 'qualifiedName'))),
  ]
}

function metadataPolicy(connection: string, policyActions: readonly string[]): PolicySeed {
  return {
    name: `Metadata of ${connection}`,
    connection,
    attributes: {
      policyActions,
      policyResources: [`entity:${connection}`],
      policyResourceCategory: 'CUSTOM',
      policyServiceName: 'atlas',
      policySubCategory: 'metadata',
    },
  }
}

function dataPolicy(connection: string): PolicySeed {
  return {
    name: `Data of ${connection}`,
    connection,
    attributes: {
      policyActions: ['select'],
      policyResources: [`entity:${connection}`, 'entity-type:*'],
      policyResourceCategory: 'ENTITY',
      policyServiceName: 'heka',
      policySubCategory: 'data',
    },
  }
}

function policyEntity(random: Random, owner: PolicyOwner, policy: PolicySeed): Entity {
  return newEntity({
    guid: random.uuid(),
    typeName: 'AuthPolicy',
    attributes: {
      name: policy.name,
      displayName: '',
      qualifiedName: `default/${owner.nanoid}/${random.nanoid()}`,
      policyType: 'allow',
      policyCategory: 'persona',
      policyUsers: [],
      policyGroups: [],
      policyRoles: [`persona_${owner.nanoid}`],
      isPolicyEnabled: true,
      connectionQualifiedName: policy.connection,
      ...policy.attributes,
    },
    relations: { accessControl: owner.guid },
    createdBy: 'data.owner',
    at: owner.at,
  })
}
