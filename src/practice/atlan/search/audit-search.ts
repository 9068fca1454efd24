import { permission } from '#src/practice/atlan/authority/may.ts'
import type { Principal } from '#src/practice/atlan/identity/principal.ts'
import { isJsonObject } from '#src/practice/atlan/json-object.ts'
import type { AuditEntry } from '#src/practice/atlan/store/audit-trail.ts'
import { textOf } from '#src/practice/atlan/store/entity.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { ownEntry } from '#src/practice/own-entry.ts'
import { topOf } from '#src/practice/top-of.ts'
import type { Field } from './field.ts'
import { searchOrder } from './order.ts'
import { pageOf } from './page.ts'
import { compileQuery, invalid } from './query.ts'

type Json = Record<string, unknown>

const FIELDS: Readonly<Record<string, (entry: AuditEntry) => unknown>> = {
  entityId: (entry) => entry.entity.guid,
  entityQualifiedName: (entry) => textOf(entry.entity, 'qualifiedName'),
  typeName: (entry) => entry.entity.typeName,
  user: (entry) => entry.user,
  action: (entry) => entry.action,
  created: (entry) => entry.at,
  timestamp: (entry) => entry.at,
  eventKey: (entry) => entry.eventKey,
}

/**
 * Answers an audit search: who changed what, once the change is old enough to be indexed.
 * Ours: entries of entities that may not be read are left out.
 *
 * @throws AtlasError 400
 */
export function auditSearch(tenant: Tenant, principal: Principal, request: unknown): Json {
  const dsl = isJsonObject(request) ? request.dsl : undefined
  if (!isJsonObject(dsl) || dsl.query === undefined) throw invalid()
  const fits = compileQuery(dsl.query, auditField)
  const mayRead = permission(tenant, principal, 'read')
  const hits = tenant.audit
    .until(tenant.now() - tenant.settings.auditDelayMs)
    .filter((entry) => fits(entry) && mayRead(entry.entity))
  const { from, size } = pageOf(dsl)
  const order = searchOrder(dsl.sort, auditField)
  const page = (order ? topOf(hits, order, from + size) : hits.slice(0, from + size)).slice(from)
  return {
    entityAudits: page.map(auditJson),
    aggregations: null,
    count: page.length,
    totalCount: hits.length,
  }
}

function auditField(name: string): Field<AuditEntry> {
  const read = ownEntry(FIELDS, name.replace(/\.keyword$/, '')) ?? (() => undefined)
  return { valueOf: read, words: false, normalised: false }
}

function auditJson(entry: AuditEntry): Json {
  const { entity, detail } = entry
  return {
    entityQualifiedName: textOf(entity, 'qualifiedName'),
    typeName: entity.typeName,
    entityId: entity.guid,
    timestamp: entry.at,
    created: entry.at,
    user: entry.user,
    action: entry.action,
    eventKey: entry.eventKey,
    detail,
    headers: {},
  }
}
