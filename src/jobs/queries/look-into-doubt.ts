import type { AtlanClient } from '#src/clients/atlan/client.ts'
import { problemOf } from '#src/domain/problem.ts'
import type { AtlanToken } from '#src/domain/token.ts'
import { contentOf, type TokenContent } from '#src/domain/token-content.ts'
import { isCreation, objectOf, type PlanRecord } from '#src/local/journal/plan-record.ts'
import type {
  ChangeMembersWrite,
  CreateTokenWrite,
  OtherWrite,
  UpdateTokenWrite,
} from '#src/local/journal/write.ts'
import type { Doubt } from './doubts.ts'
import { readMembers } from './member-objects.ts'

export type Finding =
  /** It was carried out. Of a creation: the token is there, and its secret is lost. */
  | 'arrived'
  | 'not-there'
  /** Not there, but it was sent so recently that it may still come. */
  | 'too-early'
  /** More than one new token can be it. */
  | 'several'
  /** It was carried out, and wrote over somebody else’s change. */
  | 'overwrote'
  | 'not-visible'
  /** Its tenant was not asked. */
  | 'not-asked'

/** What reading says about a write that is in doubt. */
export interface Found {
  readonly finding: Finding
  /** In a sentence. */
  readonly told: string
  /** Of a creation: what can be the token. */
  readonly tokens: readonly Candidate[]
}

/** A token that may be the one that was created. Axiom does not say when and by whom. */
export type Candidate = Pick<AtlanToken, 'id' | 'name'> &
  Partial<Pick<AtlanToken, 'createdAt' | 'createdBy'>>

/** Ours: a request that has not arrived after this long was lost, not delayed. */
const longestWayMilliseconds = 60_000

/**
 * Settles by reading, as far as that is possible, what became of a write.
 *
 * @param plans all of the journal: a token that another plan created is not the one looked for
 */
export async function lookInto(
  client: AtlanClient,
  doubt: Doubt,
  plans: readonly PlanRecord[],
  now: Date,
  signal: AbortSignal,
): Promise<Found> {
  const { write, at, overwrote } = doubt.sent
  if (overwrote !== undefined) {
    const { by, added, removed, beside } = overwrote
    const theirs = [sayChange(added, removed), ...beside].filter((said) => said !== '').join('; ')
    return found('overwrote', `${by} wrote at the same moment, and it was lost: ${theirs}.`)
  }
  const absent = (told: string): Found => notArrived(told, at, now)
  try {
    switch (write.kind) {
      case 'create-token': {
        const named = await client.tokens.byName(write.name, signal)
        const tokens = named.filter((token) => canBe(write, token, plans))
        return oneOf(tokens) ?? absent('No new token of that name and lifetime is there.')
      }
      case 'update-token': {
        const token = await client.tokens.get(write.token.id, signal)
        if (token === undefined) return found('not-visible', 'The token is not there any more.')
        return hasEdit(write, contentOf(token))
          ? found('arrived', 'The change is there.')
          : absent('The change is not there.')
      }
      case 'delete-token':
        return (await client.tokens.get(write.token.id, signal)) === undefined
          ? found('arrived', 'The token is gone.')
          : absent('The token is still there.')
      case 'change-members': {
        const { members } = await readMembers(client, write.object, signal)
        return hasMembers(write, members[write.field])
          ? found('arrived', 'The change is there.')
          : absent('The change is not there.')
      }
      case 'other':
        return onlyTold(write)
      default:
        throw new Error(`${write.kind} is no write on Atlan`)
    }
  } catch (thrown) {
    const { kind, title } = problemOf(thrown)
    if (kind !== 'not-found' && kind !== 'not-permitted') throw thrown
    return found('not-visible', `“${objectOf(write).name}” cannot be read: ${title}`)
  }
}

/** What those that can be a token which was created say; undefined when there is none. */
export function oneOf(tokens: readonly Candidate[]): Found | undefined {
  const [only, another] = tokens
  if (only === undefined) return undefined
  return another === undefined
    ? { finding: 'arrived', told: `It is there (${only.id}). Its secret is lost.`, tokens }
    : { finding: 'several', told: `${tokens.length} new tokens can be it.`, tokens }
}

/** Of a write of which nothing is seen. */
export const notArrived = (told: string, sentAt: Date, now: Date): Found =>
  now.getTime() - sentAt.getTime() < longestWayMilliseconds
    ? found('too-early', `${told} It may still arrive: look again in a minute.`)
    : found('not-there', told)

/** Of a write that only a person can look after. */
export const onlyTold = ({ what, look }: OtherWrite): Found =>
  found('not-visible', `${what}: its answer was lost. See for yourself:  ${look}`)

/** A finding that names no token. */
export const found = (finding: Finding, told: string): Found => ({ finding, told, tokens: [] })

/** Ids that did not exist before, same name, creator and exact lifetime, and nobody else's. */
function canBe(
  { name, lifetimeSeconds, namesakes, creator }: CreateTokenWrite,
  token: AtlanToken,
  plans: readonly PlanRecord[],
): boolean {
  return (
    token.name === name &&
    token.lifetimeSeconds === lifetimeSeconds &&
    !namesakes.includes(token.id) &&
    (creator === undefined || creator === token.createdBy) &&
    !isOfAnotherPlan(token, plans)
  )
}

/** True for a token that the journal knows some other write to have created. */
export const isOfAnotherPlan = ({ id }: Candidate, plans: readonly PlanRecord[]): boolean =>
  plans.some(({ writes }) => writes.some((sent) => idOf(sent) === id))

const idOf = ({ write, outcome, settled }: PlanRecord['writes'][number]): string | undefined =>
  isCreation(write) ? (settled?.id ?? outcome?.object.id ?? undefined) : undefined

function hasEdit({ before, after }: UpdateTokenWrite, now: TokenContent): boolean {
  const isKept = (field: 'name' | 'description') =>
    before[field] === after[field] || now[field] === after[field]
  const linked = after.personas.filter((one) => !before.personas.includes(one))
  const unlinked = before.personas.filter((one) => !after.personas.includes(one))
  return (
    isKept('name') &&
    isKept('description') &&
    linked.every((one) => now.personas.includes(one)) &&
    unlinked.every((one) => !now.personas.includes(one))
  )
}

const hasMembers = ({ added, removed }: ChangeMembersWrite, now: readonly string[]): boolean =>
  added.every((one) => now.includes(one)) && removed.every((one) => !now.includes(one))

/** `had added a, b; had removed c` */
const sayChange = (added: readonly string[], removed: readonly string[]): string =>
  [
    ...(added.length === 0 ? [] : [`had added ${added.join(', ')}`]),
    ...(removed.length === 0 ? [] : [`had removed ${removed.join(', ')}`]),
  ].join('; ')
