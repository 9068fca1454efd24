import * as z from 'zod/mini'
import { text } from '#src/clients/http/decode.ts'
import type { Http } from '#src/clients/http/http.ts'
import { call } from './call.ts'

export interface EntityUpdate {
  /** What the entity is, for a reader and for codes: `connection`. */
  readonly noun: string
  readonly task: string
  /**
   * As they go over the wire, under their real GUIDs: so it is an update of these or nothing.
   * With a placeholder, as the vendor's SDKs send it, a wrong qualified name would create another.
   */
  readonly entities: readonly object[]
}

/**
 * Writes attributes of some entities, of all or of none: Atlas does it in one transaction.
 *
 * An entity that had them already is not among the changed ones; Atlas then does not even check
 * whether the caller may do this, so it proves no right.
 *
 * @returns the GUIDs of those that changed
 * @throws ProblemError `not-permitted`; `answer-lost` (unknown-outcome)
 */
export async function updateEntities(
  http: Http,
  { noun, task, entities }: EntityUpdate,
  signal?: AbortSignal,
): Promise<ReadonlySet<string>> {
  const { value } = await call(http, {
    method: 'POST',
    path: '/api/meta/entity/bulk',
    query: [
      ['replaceTags', 'false'],
      ['appendTags', 'false'],
      ['replaceBusinessAttributes', 'false'],
      ['overwriteBusinessAttributes', 'false'],
    ],
    json: { entities },
    effect: 'write',
    signal,
    ...(entities.length > 1 && { graceMs: graceOfMany }),
    task,
    noun,
    answer: bulkAnswer,
  })
  const { UPDATE, PARTIAL_UPDATE } = value.mutatedEntities ?? {}
  return new Set([...(UPDATE ?? []), ...(PARTIAL_UPDATE ?? [])].map(({ guid }) => guid))
}

/** Cut off in the middle, the outcome of all of them would be unknown. */
const graceOfMany = 5_000

const headers = z.optional(z.array(z.object({ guid: text })))

const bulkAnswer = z.object({
  // Absent when nothing changed.
  mutatedEntities: z.optional(z.object({ UPDATE: headers, PARTIAL_UPDATE: headers })),
})
