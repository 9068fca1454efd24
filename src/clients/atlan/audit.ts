import * as z from 'zod/mini'
import { text, texts } from '#src/clients/http/decode.ts'
import type { Http } from '#src/clients/http/http.ts'
import type { Members } from '#src/domain/members.ts'
import { restore } from '#src/domain/sanitise.ts'
import { call } from './call.ts'
import { instant } from './instant.ts'

/** An update of a connection or collection, as far as it set lists of members. */
export interface MembersUpdate {
  readonly guid: string
  readonly user: string
  readonly at: Date
  /** Only the lists that the update set. */
  readonly set: Partial<Members>
}

export interface AuditResource {
  /**
   * Who updated these entities after this time, the oldest first. The audit is indexed with a
   * delay (of up to half a minute in the vendor's own tests): what is missing may still come.
   */
  updatesOf(guids: readonly string[], after: Date, signal?: AbortSignal): Promise<MembersUpdate[]>
}

/** Seen from pyatlan 9.10: `POST /api/meta/entity/auditSearch`. */
export const auditOver = (http: Http): AuditResource => ({
  async updatesOf(guids, after, signal) {
    const updates: MembersUpdate[] = []
    for (let from = 0; ; from += pageSize) {
      const { value } = await call(http, {
        method: 'POST',
        path: '/api/meta/entity/auditSearch',
        json: { dsl: dslOf(guids, after, from), attributes: [] },
        effect: 'read',
        signal,
        task: 'read who changed what',
        answer,
      })
      const page = value.entityAudits ?? []
      updates.push(
        ...page.map(({ entityId, user, created, detail }) => ({
          guid: entityId,
          user,
          at: created,
          set: detail?.attributes ?? {},
        })),
      )
      // Nobody changes an object so often in a day: what goes on for ever is no list.
      if (page.length < pageSize || from > 10_000) return updates
    }
  },
})

const pageSize = 300

const dslOf = (guids: readonly string[], after: Date, from: number): object => ({
  from,
  size: pageSize,
  query: {
    bool: {
      filter: [
        { terms: { entityId: guids.map(restore) } },
        { term: { action: 'ENTITY_UPDATE' } },
        { range: { created: { gt: after.getTime() } } },
      ],
    },
  },
  sort: [{ created: { order: 'asc' } }],
})

const set = z.object({
  adminUsers: z.exactOptional(texts),
  adminGroups: z.exactOptional(texts),
  adminRoles: z.exactOptional(texts),
  viewerUsers: z.exactOptional(texts),
  viewerGroups: z.exactOptional(texts),
})

const answer = z.object({
  entityAudits: z.nullish(
    z.array(
      z.object({
        entityId: text,
        user: text,
        created: instant,
        detail: z.nullish(z.object({ attributes: z.nullish(set) })),
      }),
    ),
  ),
})
