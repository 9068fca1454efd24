import type { Entity } from './entity.ts'

export type AuditAction =
  | 'ENTITY_CREATE'
  | 'ENTITY_UPDATE'
  | 'ENTITY_DELETE'
  | 'CLASSIFICATION_ADD'
  | 'CLASSIFICATION_UPDATE'
  | 'CLASSIFICATION_DELETE'
  | 'BUSINESS_ATTRIBUTE_UPDATE'

/** One change of one entity: who, when, what. */
export interface AuditEntry {
  readonly entity: Entity
  readonly action: AuditAction
  readonly user: string
  /** Epoch milliseconds. */
  readonly at: number
  readonly eventKey: string
  /** What the change set; all of it for a creation. */
  readonly detail: Readonly<Record<string, unknown>>
}

/** All changes since the start, oldest first. */
export class AuditTrail {
  readonly #entries: AuditEntry[] = []

  record(entity: Entity, action: AuditAction, detail: AuditEntry['detail']): void {
    const at = entity.updateTime
    const eventKey = `${entity.guid}:${at}:${this.#entries.length}`
    this.#entries.push({ entity, action, user: entity.updatedBy, at, eventKey, detail })
  }

  /** Entries that were made at this time or before. @param at epoch ms */
  until(at: number): readonly AuditEntry[] {
    return this.#entries.filter((entry) => entry.at <= at)
  }
}
