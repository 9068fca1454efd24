import { axiomExpiryOf } from '#src/domain/axiom-token.ts'
import type { Expiry } from '#src/domain/expiry.ts'
import { problemOf } from '#src/domain/problem.ts'
import { expiryOf } from '#src/domain/token.ts'
import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { Item, PagePlace, Place } from '#src/frontends/screens/workbench/place.ts'
import { sayEnd } from '#src/frontends/words/expiry.ts'
import { axiomOf } from '#src/jobs/queries/axiom-sign-in.ts'
import { listAxiomTokens } from '#src/jobs/queries/axiom-tokens.ts'
import { listTokens, tokenPages } from '#src/jobs/queries/token-list.ts'
import { atlanTokenPlace } from './atlan-token.ts'
import { axiomTokenPlace } from './axiom-token.ts'
import { expiryMarks } from './expiry-marks.ts'

const days = 30

/** The first screen asks for no more than these: a long list is for its own screen. */
const mostGlanced = 2000

/** A token that has ended or ends soon, of either product. */
interface Ending {
  readonly name: string
  readonly expiry: Expiry
  place(): Place
}

/**
 * The ends of the tokens that have ended or end within a month; undefined where the tenant has so
 * many that looking through them takes a while.
 */
export async function glanceAtEnds(
  desk: Desk,
  signal: AbortSignal,
): Promise<readonly Expiry[] | undefined> {
  if (desk.target?.provider === 'axiom') return glanceAtAxiom(desk, signal)
  const { workbench, credential } = await desk.signedIn(signal)
  const now = workbench.clock.now()
  const client = workbench.client(credential.handle)
  const soon: Expiry[] = []
  for await (const page of tokenPages(client, { expiring: days }, now, signal)) {
    if (page.known > mostGlanced) return undefined
    soon.push(...page.tokens.map((token) => expiryOf(token, now)))
  }
  return soon
}

/** One request there, however many there are. Many API tokens may not list tokens: no trouble. */
async function glanceAtAxiom(desk: Desk, signal: AbortSignal): Promise<readonly Expiry[]> {
  try {
    return (await endingOnAxiom(desk, signal)).map(({ expiry }) => expiry)
  } catch (thrown) {
    if (problemOf(thrown).kind === 'not-permitted') return []
    throw thrown
  }
}

const selection = { sort: 'expires', expiring: days } as const

async function endingOnAtlan(desk: Desk, signal: AbortSignal): Promise<Ending[]> {
  const { workbench, credential } = await desk.signedIn(signal)
  const client = workbench.client(credential.handle)
  const now = workbench.clock.now()
  const { tokens } = await listTokens(client, selection, now, signal)
  return tokens.map((token) => ({
    name: token.name,
    expiry: expiryOf(token, now),
    place: () => atlanTokenPlace(desk, token),
  }))
}

async function endingOnAxiom(desk: Desk, signal: AbortSignal): Promise<Ending[]> {
  const { workbench } = desk
  const client = axiomOf(workbench, await desk.axiom(signal))
  const now = workbench.clock.now()
  const { tokens } = await listAxiomTokens(client, selection, now, signal)
  return tokens.map((token) => ({
    name: token.name,
    expiry: axiomExpiryOf(token, now),
    place: () => axiomTokenPlace(desk, token),
  }))
}

/** `4 tokens have expired, 3 end within 30 days`. */
export function sayEndingSoon(expiries: readonly Expiry[]): string {
  const ended = expiries.filter(({ status }) => status === 'expired').length
  const ending = expiries.length - ended
  const counts = [
    { count: ended, does: ended === 1 ? 'has expired' : 'have expired' },
    { count: ending, does: `${ending === 1 ? 'ends' : 'end'} within ${days} days` },
  ].filter(({ count }) => count > 0)
  return counts
    .map(({ count, does }, place) => {
      const noun = count === 1 ? 'token ' : 'tokens '
      return `${count} ${place === 0 ? noun : ''}${does}`
    })
    .join(', ')
}

export const endingSoonPlace = (desk: Desk): PagePlace => ({
  kind: 'page',
  title: 'Ending soon',
  doing: 'Asking for tokens that have ended or end soon',
  command: ['token', 'list', '--expiring', String(days)],
  load: async (signal) => {
    const read = desk.target?.provider === 'axiom' ? endingOnAxiom : endingOnAtlan
    const now = desk.workbench.clock.now()
    const item = ({ name, expiry, place }: Ending): Item => {
      const mark = expiryMarks[expiry.status]
      return {
        label: name,
        columns: [sayEnd(expiry, now)],
        ...(mark === undefined ? {} : { mark }),
        choose: (doors) => doors.open(place()),
      }
    }
    return {
      blocks: [
        {
          heading: `Tokens that have ended or end within ${days} days`,
          items: (await read(desk, signal)).map(item),
          empty: 'None: every token that is visible here lasts longer than that.',
        },
      ],
    }
  },
})
