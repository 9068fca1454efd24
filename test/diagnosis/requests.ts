import type { Sent } from './incident.ts'

export const bulk = '/api/meta/entity/bulk'

/** A table of the connection “production”. */
export const orders = 'default/snowflake/1671102233/DW/PUBLIC/ORDERS'

/** A change of the table that personas decide about. */
export const edits = (credential: string): Sent => ({
  credential,
  method: 'POST',
  path: bulk,
  body: {
    entities: [
      {
        typeName: 'Table',
        attributes: { qualifiedName: orders, name: 'ORDERS', userDescription: 'new' },
      },
    ],
  },
})

/** A change of the admins of the connection “production”, as the SDKs make it. */
export function administers(
  credential: string,
  account: string,
  others: readonly string[] = ['conn.admin', 'data.owner'],
): Sent {
  const qualifiedName = 'default/snowflake/1671102233'
  const adminUsers = [...others, account]
  const attributes = { qualifiedName, name: 'production', adminUsers }
  return {
    credential,
    method: 'POST',
    path: bulk,
    body: { entities: [{ typeName: 'Connection', attributes }] },
  }
}

/** A policy on “production”, which takes a connection admin. */
export const addsPolicy = (credential: string, personaGuid: string): Sent => ({
  credential,
  method: 'POST',
  path: bulk,
  body: {
    entities: [policyOf(personaGuid, { policyType: 'allow' })],
  },
})

export const policyOf = (personaGuid: string, more: object) => ({
  typeName: 'AuthPolicy',
  attributes: {
    name: `policy ${Math.random()}`,
    qualifiedName: 'policy',
    policyCategory: 'persona',
    policySubCategory: 'metadata',
    policyServiceName: 'atlas',
    policyResourceCategory: 'CUSTOM',
    policyActions: ['persona-asset-read'],
    policyResources: ['entity:default/snowflake/1671102233'],
    connectionQualifiedName: 'default/snowflake/1671102233',
    accessControl: { typeName: 'Persona', attributes: {}, guid: personaGuid },
    ...more,
  },
})
