import * as z from 'zod/mini'
import type { Http } from '#src/clients/http/http.ts'
import { call } from './call.ts'
import { text } from './decode.ts'

export interface EntityUpdate {
  readonly guid: string
  /** What the entity is, for a reader and for codes: `connection`. */
  readonly noun: string
  readonly task: string
  /**
   * As it goes over the wire, under its real GUID: so it is an update of that entity or nothing.
   * With a placeholder, as the vendor's SDKs send it, a wrong qualified name would create another.
   */
  readonly entity: object
}

/**
 * Writes attributes of one entity.
 *
 * `changed` is false when it had them already; Atlas then does not even check whether the caller
 * may do this, so it proves no right.
 *
 * @throws ProblemError `not-permitted`; `answer-lost` (unknown-outcome)
 */
export async function updateEntity(
  http: Http,
  { guid, noun, task, entity }: EntityUpdate,
  signal?: AbortSignal,
): Promise<{ changed: boolean }> {
  const { value } = await call(http, {
    method: 'POST',
    path: '/api/meta/entity/bulk',
    query: [
      ['replaceTags', 'false'],
      ['appendTags', 'false'],
      ['replaceBusinessAttributes', 'false'],
      ['overwriteBusinessAttributes', 'false'],
    ],
    json: { entities: [entity] },
    effect: 'write',
    signal,
    task,
    noun,
    answer: bulkAnswer,
  })
  const { UPDATE, PARTIAL_UPDATE } = value.mutatedEntities ?? {}
  const updated = [...(UPDATE ?? []), ...(PARTIAL_UPDATE ?? [])]
  return { changed: updated.some((header) => header.guid === guid) }
}

const headers = z.optional(z.array(z.object({ guid: text })))

const bulkAnswer = z.object({
  // Absent when nothing changed.
  mutatedEntities: z.optional(z.object({ UPDATE: headers, PARTIAL_UPDATE: headers })),
})
