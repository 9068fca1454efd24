import type { MembersUpdate } from '#src/clients/atlan/audit.ts'
import type { AtlanClient } from '#src/clients/atlan/client.ts'
import { Cancelled } from '#src/domain/cancelled.ts'
import { changedMembers, type Members, missing } from '#src/domain/members.ts'
import { ProblemError } from '#src/domain/problem.ts'
import type { Journal } from '#src/local/journal/journal.ts'
import type { PlanRecord, SentWrite } from '#src/local/journal/plan-record.ts'
import type { ChangeMembersWrite } from '#src/local/journal/write.ts'

/** Ours: what the audit does not show within a day it never will. */
const longestLookMilliseconds = 86_400_000

/** Somebody else's change that a write went over. */
export interface Lost {
  readonly by: string
  /** Account names that they had added to the list that was written, and taken from it. */
  readonly added: readonly string[]
  readonly removed: readonly string[]
  /** What they had changed on the other lists, a phrase each. */
  readonly beside: readonly string[]
}

/**
 * Looks for changes of others that fell between our last reading of an object and our write to it.
 * Atlas compares nothing when it writes, but it keeps who wrote what; that is searchable some time
 * later, so this is asked at the end of a longer run, at the next start, and by `doubts`. What is
 * found is noted in the journal, where it is a doubt; nothing is written to the tenant.
 *
 * What may not be asked, or cannot be now, stays to be looked at the next time.
 *
 * @returns how many writes went over somebody's change
 */
export async function lookBack(
  { journal, origin, now }: { journal: Journal; origin: string; now: Date },
  client: AtlanClient,
  signal?: AbortSignal,
): Promise<number> {
  const plans = (await journal.plans()).filter((plan) => plan.origin === origin)
  const open = plans.flatMap(({ id, writes }) =>
    writes.flatMap((sent) =>
      isOpen(sent, now) ? [{ plan: id, index: sent.index, write: sent.write }] : [],
    ),
  )
  if (open.length === 0) return 0
  try {
    const updates = await updatesFor(
      client,
      open.map(({ write }) => write),
      signal,
    )
    let found = 0
    for (const { plan, index, write } of open) {
      const lost = lostBy(write, updates.get(write.object.guid) ?? [])
      if (lost === 'not-indexed') continue
      if (lost !== undefined) {
        found += 1
        await journal.amend(plan, { line: 'overwritten', write: index, ...lost })
      }
      await journal.amend(plan, { line: 'looked-back', writes: [index] })
    }
    return found
  } catch (thrown) {
    if (thrown instanceof ProblemError || thrown instanceof Cancelled) return 0
    throw thrown
  }
}

/** True for a plan with a write of which the audit was not asked yet. */
export const mayLookBack = ({ writes }: PlanRecord, now: Date): boolean =>
  writes.some((sent) => isOpen(sent, now))

type OnceBased = ChangeMembersWrite & { readonly basedOn: number }

const isOpen = (sent: SentWrite, now: Date): sent is SentWrite & { write: OnceBased } =>
  sent.write.kind === 'change-members' &&
  sent.write.basedOn !== undefined &&
  sent.answer !== 'refused' &&
  !sent.lookedBack &&
  now.getTime() - sent.at.getTime() < longestLookMilliseconds

/** Objects of one search: their identifiers stand in its body. */
const mostOfASearch = 200

async function updatesFor(
  client: AtlanClient,
  writes: readonly OnceBased[],
  signal: AbortSignal | undefined,
): Promise<Map<string, MembersUpdate[]>> {
  const guids = [...new Set(writes.map(({ object }) => object.guid))]
  const after = new Date(Math.min(...writes.map(({ basedOn }) => basedOn)))
  const updates: MembersUpdate[] = []
  for (let from = 0; from < guids.length; from += mostOfASearch)
    updates.push(
      ...(await client.audit.updatesOf(guids.slice(from, from + mostOfASearch), after, signal)),
    )
  return Map.groupBy(updates, ({ guid }) => guid)
}

/**
 * What a write went over: updates of others after the state that it was based on, and before
 * itself, by the tenant's clock alone.
 *
 * @param updates of the object, the oldest first
 * @returns `not-indexed` while the write itself is not among them
 */
export function lostBy(
  write: OnceBased,
  updates: readonly MembersUpdate[],
): Lost | 'not-indexed' | undefined {
  const { before, field, basedOn, added, removed } = write
  const wrote = changedMembers(before, field, { add: added, remove: removed })
  const since = updates.filter(({ at }) => at.getTime() > basedOn)
  const own = since.findIndex(
    ({ set }) => set[field] !== undefined && same(set[field], wrote[field]),
  )
  if (own === -1) return 'not-indexed'
  const others = since.slice(0, own)
  const last = others.at(-1)
  if (last === undefined) return undefined
  const theirs: Members = Object.assign({ ...before }, ...others.map(({ set }) => set))
  const lost = {
    by: last.user,
    added: theirs[field].filter(
      (one) => !before[field].includes(one) && !wrote[field].includes(one),
    ),
    removed: before[field].filter(
      (one) => !theirs[field].includes(one) && wrote[field].includes(one),
    ),
    beside: [
      ...missing(withoutList(theirs, field), wrote).map((one) => `${one} was added`),
      ...missing(withoutList(wrote, field), theirs).map((one) => `${one} was removed`),
    ],
  }
  return lost.added.length + lost.removed.length + lost.beside.length === 0 ? undefined : lost
}

const withoutList = (members: Members, field: ChangeMembersWrite['field']): Members => ({
  ...members,
  [field]: [],
})

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one))
