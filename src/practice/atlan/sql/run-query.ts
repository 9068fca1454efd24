import { isAdminOf } from '#src/practice/atlan/authority/admins.ts'
import { mayQuery } from '#src/practice/atlan/authority/persona-policies.ts'
import type { Principal } from '#src/practice/atlan/identity/principal.ts'
import { ROLE } from '#src/practice/atlan/store/directory.ts'
import { type Entity, tagNamesOf, textOf, textsOf } from '#src/practice/atlan/store/entity.ts'
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
  if (!isAllowed(tenant, principal, asked.connection)) {
    return { ok: false, name: 'PERMISSION_DENIED', message: 'You may not query this connection.' }
  }
  const columns = columnsOf(tenant, table)
  const masks = columns.map((column) => maskOf(tenant, principal, column))
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

/** Connection admins, and whoever has a persona with a data policy for the connection. */
function isAllowed(tenant: Tenant, principal: Principal, qualifiedName: string): boolean {
  if (principal.roles.includes(ROLE.practiceReader)) return true
  const connection = tenant.granted.named('Connection', qualifiedName)
  return isAdminOf(principal, connection) || mayQuery(tenant.granted, principal, qualifiedName)
}

function columnsOf(tenant: Tenant, table: Entity): Entity[] {
  return [...tenant.entities.referring('table', table.guid)].sort(
    (a, b) => Number(a.attributes.order ?? 0) - Number(b.attributes.order ?? 0),
  )
}

/** The mask type of the purpose whose tag is on this column and whose policy names the caller. */
function maskOf(tenant: Tenant, principal: Principal, column: Entity): string | undefined {
  const view = tenant.granted
  const tags = tagNamesOf(view.get(column.guid))
  for (const purpose of view.ofType('Purpose')) {
    if (!textsOf(purpose, 'purposeClassifications').some((tag) => tags.includes(tag))) continue
    for (const policy of view.referring('accessControl', purpose.guid)) {
      if (policy.status !== 'ACTIVE' || textOf(policy, 'policyType') !== 'dataMask') continue
      if (isSubject(policy, principal)) return textOf(policy, 'policyMaskType')
    }
  }
  return undefined
}

function isSubject(policy: Entity, principal: Principal): boolean {
  const groups = textsOf(policy, 'policyGroups')
  return (
    textsOf(policy, 'policyUsers').includes(principal.username) ||
    groups.includes('public') ||
    groups.some((group) => principal.groups.includes(group))
  )
}

function capitalised(name: string): string {
  return name.charAt(0) + name.slice(1).toLowerCase()
}
