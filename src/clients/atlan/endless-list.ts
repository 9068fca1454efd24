import type { HttpReply } from '#src/clients/http/http.ts'
import { ProblemError } from '#src/domain/problem.ts'

/** As far as Atlan's search index can be paged through. */
const longestList = 100_000

/**
 * Paging ends at an empty page, which never comes from a server that ignores where a page begins.
 * @throws ProblemError `endless-list` after 100,000 entries
 */
export function refuseEndless(entries: number, { exchange }: HttpReply): void {
  if (entries <= longestList) return
  throw new ProblemError({
    kind: 'failed',
    code: 'endless-list',
    title: 'The list that Atlan gives has no end.',
    detail: `More than ${longestList.toLocaleString('en')} entries came, and still more follow.`,
    nextSteps: [{ text: "Check that this is the tenant's address, and tell Atlan if it is." }],
    http: exchange,
  })
}
