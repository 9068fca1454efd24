import { permission } from '#src/practice/atlan/authority/may.ts'
import { policiesFor } from '#src/practice/atlan/authority/policies.ts'
import { covering, reachOf } from '#src/practice/atlan/authority/reach.ts'
import type { Principal } from '#src/practice/atlan/identity/principal.ts'
import { type Entity, textOf } from '#src/practice/atlan/store/entity.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { masked } from './masks.ts'

export interface QueryAsked {
  readonly sql: string
  /** Qualified name of the connection. */
  readonly connection: string
  /** `DATABASE.SCHEMA` */
  readonly defaultSchema: string
}

export type QueryResult =
  | {
      readonly ok: true
      readonly columns: readonly string[]
      readonly rows: readonly (readonly (string | null)[])[]
      /** A policy changed what is shown. */
      readonly rewritten: boolean
    }
  | { readonly ok: false; readonly name: string; readonly message: string }

const FROM = /\bfrom\s+"?(?<table>[\w.]+)"?/i
const ROWS = 5

/**
 * Runs `SELECT … FROM "TABLE"` over made-up rows: nothing of SQL is understood but the table's
 * name. Masks of purposes apply as they would on the real tenant.
 */
export function runQuery(tenant: Tenant, principal: Principal, asked: QueryAsked): QueryResult {
  const table = findTable(tenant, asked)
  if (!table) return { ok: false, name: 'TABLE_NOT_FOUND', message: 'There is no such table.' }
  const columns = columnsOf(tenant, table)
  if (!isAllowed(tenant, principal, table, columns)) {
    return { ok: false, name: 'PERMISSION_DENIED', message: 'You may not query this connection.' }
  }
  const maskOf = masksFor(tenant, principal)
  const masks = columns.map(maskOf)
  const rows = Array.from({ length: ROWS }, (_, row) =>
    columns.map((column, index) => {
      const value = `${capitalised(textOf(column, 'name'))} ${row + 1}`
      const mask = masks[index]
      return mask ? masked(value, mask) : value
    }),
  )
  const rewritten = masks.some((mask) => mask !== undefined)
  return { ok: true, columns: columns.map((each) => textOf(each, 'name')), rows, rewritten }
}

function findTable(tenant: Tenant, { sql, connection, defaultSchema }: QueryAsked) {
  const name = FROM.exec(sql)?.groups?.table ?? ''
  const path = [...defaultSchema.split('.'), ...name.split('.')].slice(-3).join('/')
  return tenant.entities.named('Table', `${connection}/${path}`)
}

/**
 * Connection admins, and whoever has a persona or a purpose with a data policy for the table. Ours:
 * a single column that is denied stops the query.
 */
function isAllowed(
  tenant: Tenant,
  principal: Principal,
  table: Entity,
  columns: readonly Entity[],
): boolean {
  if (!permission(tenant, principal, 'query')(table)) return false
  return !columns.some(reachOf(tenant.granted, principal, 'query').denies)
}

function columnsOf(tenant: Tenant, table: Entity): Entity[] {
  return [...tenant.entities.referring('table', table.guid)].sort(
    (a, b) => Number(a.attributes.order ?? 0) - Number(b.attributes.order ?? 0),
  )
}

/** The mask types of purposes whose tag is on a column and whose policy names the caller. */
function masksFor(tenant: Tenant, principal: Principal): (column: Entity) => string | undefined {
  const masks = policiesFor(tenant.granted, principal)
    .filter((policy) => textOf(policy, 'policyType') === 'dataMask')
    .map((policy) => ({ type: textOf(policy, 'policyMaskType'), covers: covering([policy]) }))
  return (column) => masks.find(({ covers }) => covers(column))?.type
}

function capitalised(name: string): string {
  return name.charAt(0) + name.slice(1).toLowerCase()
}
