import { type Entity, textOf } from '#src/practice/atlan/store/entity.ts'
import type { TenantContents } from '#src/practice/atlan/tenant.ts'
import type { Random } from '#src/practice/random.ts'
import { newEntity } from './new-entity.ts'

interface TableSeed {
  readonly connection: string
  readonly database: string
  readonly schema: string
  readonly table: string
  readonly columns: readonly string[]
}

const DEVELOPMENT = 'default/snowflake/1699268171'
const PRODUCTION = 'default/snowflake/1671102233'
const PACKAGE_TYPES = [
  'PACKAGETYPEID',
  'LASTEDITEDBY',
  'PACKAGETYPENAME',
  'VALIDFROM',
  'VALIDTO',
  'ISACTIVE',
  'LOADEDAT',
]

/** Names that the vendor's examples use as well, so that those work here unchanged. */
const TABLES: readonly TableSeed[] = [
  {
    connection: DEVELOPMENT,
    database: 'RAW',
    schema: 'WIDEWORLDIMPORTERS_WAREHOUSE',
    table: 'PACKAGETYPES',
    columns: PACKAGE_TYPES,
  },
  {
    connection: DEVELOPMENT,
    database: 'analytics',
    schema: 'WIDE_WORLD_IMPORTERS',
    table: 'DIM_CUSTOMERS',
    columns: ['CUSTOMER_ID', 'CUSTOMER_NAME', 'COUNTRY'],
  },
  {
    connection: PRODUCTION,
    database: 'DW',
    schema: 'PUBLIC',
    table: 'ORDERS',
    columns: ['ORDER_ID', 'CUSTOMER_ID', 'AMOUNT'],
  },
]

/** A few databases, schemas, tables and columns; the connections must be there. */
export function seedSqlAssets(contents: TenantContents, random: Random): void {
  for (const seed of TABLES) {
    const connection = contents.entities.named('Connection', seed.connection)
    if (connection) putTable(contents, random, connection, seed)
  }
}

function putTable(
  contents: TenantContents,
  random: Random,
  connection: Entity,
  seed: TableSeed,
): void {
  const put = (
    typeName: string,
    name: string,
    parent: Entity,
    more: Readonly<Record<string, unknown>>,
    relation?: string,
  ): Entity => {
    const entity = newEntity({
      guid: random.uuid(),
      typeName,
      attributes: {
        name,
        qualifiedName: `${textOf(parent, 'qualifiedName')}/${name}`,
        connectorName: 'snowflake',
        connectionName: textOf(connection, 'name'),
        connectionQualifiedName: seed.connection,
        ...more,
      },
      relations: relation ? { [relation]: parent.guid } : {},
      createdBy: 'data.owner',
      at: connection.createTime,
    })
    contents.entities.put(entity)
    return entity
  }

  const databaseName = seed.database
  const database = put('Database', seed.database, connection, {})
  const schema = put('Schema', seed.schema, database, { databaseName }, 'database')
  const place = { databaseName, schemaName: seed.schema }
  const columnCount = seed.columns.length
  const table = put('Table', seed.table, schema, { ...place, columnCount }, 'atlanSchema')
  for (const [index, column] of seed.columns.entries()) {
    put('Column', column, table, { ...place, tableName: seed.table, order: index + 1 }, 'table')
  }
}
