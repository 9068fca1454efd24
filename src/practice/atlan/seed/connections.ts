import { ROLE } from '#src/practice/atlan/store/directory.ts'
import type { Entity } from '#src/practice/atlan/store/entity.ts'
import type { TenantContents } from '#src/practice/atlan/tenant.ts'
import type { Random } from '#src/practice/random.ts'
import { newEntity } from './new-entity.ts'

const DAY = 86_400

interface ConnectionSeed {
  readonly name: string
  readonly connector: string
  readonly category: string
  /** Epoch seconds: the last part of the qualified name. */
  readonly epoch: number
  readonly adminUsers: readonly string[]
  readonly adminGroups?: readonly string[]
  /** Role names; no seeded connection has `$admin` here. */
  readonly adminRoles?: readonly string[]
}

const OWNER = ['data.owner']
/** One list for all of the many connections without. */
const NOBODY: readonly string[] = []
const BOTH = ['conn.admin', 'member.admin', 'data.owner']

const CONNECTIONS: readonly ConnectionSeed[] = [
  {
    name: 'development',
    connector: 'snowflake',
    category: 'warehouse',
    epoch: 1699268171,
    adminUsers: BOTH,
    adminGroups: ['data_platform'],
  },
  {
    name: 'development',
    connector: 'bigquery',
    category: 'warehouse',
    epoch: 1699271012,
    adminUsers: BOTH,
  },
  {
    name: 'production',
    connector: 'snowflake',
    category: 'warehouse',
    epoch: 1671102233,
    adminUsers: ['conn.admin', 'data.owner'],
    adminGroups: ['data_platform'],
  },
  {
    name: 'finance-dw',
    connector: 'redshift',
    category: 'warehouse',
    epoch: 1688123901,
    adminUsers: OWNER,
    adminGroups: ['finance_admins'],
  },
  {
    name: 'lakehouse',
    connector: 'databricks',
    category: 'lake',
    epoch: 1690012345,
    adminUsers: OWNER,
    adminRoles: [ROLE.connectionAdmins],
  },
  { name: 'reporting', connector: 'tableau', category: 'bi', epoch: 1690112345, adminUsers: OWNER },
  { name: 'dashboards', connector: 'looker', category: 'bi', epoch: 1690212345, adminUsers: OWNER },
  { name: 'boardroom', connector: 'powerbi', category: 'bi', epoch: 1690312345, adminUsers: OWNER },
  {
    name: 'orders-db',
    connector: 'postgres',
    category: 'database',
    epoch: 1690412345,
    adminUsers: OWNER,
  },
  {
    name: 'events',
    connector: 'kafka',
    category: 'eventbus',
    epoch: 1690512345,
    adminUsers: OWNER,
  },
  {
    name: 'landing-zone',
    connector: 's3',
    category: 'ObjectStore',
    epoch: 1690612345,
    adminUsers: OWNER,
  },
  {
    name: 'transformations',
    connector: 'dbt',
    category: 'elt',
    epoch: 1690712345,
    adminUsers: OWNER,
  },
  { name: 'crm', connector: 'salesforce', category: 'SaaS', epoch: 1690812345, adminUsers: OWNER },
]

/** Connectors that the generated connections of `--objects` take in turn. */
const FILL: readonly [string, string][] = [
  ['snowflake', 'warehouse'],
  ['bigquery', 'warehouse'],
  ['postgres', 'database'],
  ['tableau', 'bi'],
]

/** The named connections. */
export function seedConnections(contents: TenantContents, random: Random): void {
  for (const seed of CONNECTIONS) contents.entities.put(connection(contents, random, seed))
}

/** More connections, until there are `count`. @param now epoch ms */
export function fillConnections(
  contents: TenantContents,
  random: Random,
  now: number,
  count: number,
): void {
  for (let n = CONNECTIONS.length; n < count; n += 1) {
    const [connector, category] = FILL[n % FILL.length] ?? ['generic', 'database']
    const epoch = Math.floor(now / 1000) - DAY - n
    const name = `${connector}-${n}`
    const seed = { name, connector, category, epoch, adminUsers: OWNER }
    contents.entities.put(connection(contents, random, seed))
  }
}

function connection(contents: TenantContents, random: Random, seed: ConnectionSeed): Entity {
  const {
    name,
    connector,
    category,
    epoch,
    adminUsers,
    adminGroups = NOBODY,
    adminRoles = NOBODY,
  } = seed
  return newEntity({
    guid: random.uuid(),
    typeName: 'Connection',
    attributes: {
      name,
      qualifiedName: `default/${connector}/${epoch}`,
      connectorName: connector,
      category,
      adminUsers,
      adminGroups,
      adminRoles: adminRoles.length > 0 ? [...contents.directory.roleIds(adminRoles)] : NOBODY,
      allowQuery: true,
      allowQueryPreview: true,
      isDiscoverable: true,
      isEditable: true,
    },
    createdBy: 'data.owner',
    at: epoch * 1000,
  })
}
