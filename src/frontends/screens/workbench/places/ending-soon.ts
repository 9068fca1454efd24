import { type AtlanToken, expiryOf } from '#src/domain/token.ts'
import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { Item, PagePlace } from '#src/frontends/screens/workbench/place.ts'
import { sayExpiry } from '#src/frontends/words/expiry.ts'
import { listTokens, tokenPages } from '#src/jobs/queries/token-list.ts'
import { atlanTokenPlace } from './atlan-token.ts'
import { expiryMarks } from './expiry-marks.ts'

const days = 30

/** The first screen asks for no more than these: a long list is for its own screen. */
const mostGlanced = 2000

/**
 * The tokens that have ended or end within a month, the most urgent first; undefined where the
 * tenant has so many that looking through them takes a while.
 */
export async function glanceAtEnds(
  desk: Desk,
  signal: AbortSignal,
): Promise<AtlanToken[] | undefined> {
  const { workbench, credential } = await desk.signedIn(signal)
  const now = workbench.clock.now()
  const client = workbench.client(credential.handle)
  const soon: AtlanToken[] = []
  for await (const page of tokenPages(client, { expiring: days }, now, signal)) {
    if (page.known > mostGlanced) return undefined
    soon.push(...page.tokens)
  }
  return soon
}

async function endingSoon(desk: Desk, signal: AbortSignal): Promise<AtlanToken[]> {
  const { workbench, credential } = await desk.signedIn(signal)
  const client = workbench.client(credential.handle)
  const selection = { sort: 'expires' as const, expiring: days }
  return (await listTokens(client, selection, workbench.clock.now(), signal)).tokens
}

/** `4 tokens have expired, 3 end within 30 days`. */
export function sayEndingSoon(tokens: readonly AtlanToken[], now: Date): string {
  const ended = tokens.filter((token) => expiryOf(token, now).status === 'expired').length
  const ending = tokens.length - ended
  return [
    ...(ended === 0 ? [] : [ended === 1 ? '1 token has expired' : `${ended} tokens have expired`]),
    ...(ending === 0
      ? []
      : [ending === 1 ? `1 ends within ${days} days` : `${ending} end within ${days} days`]),
  ].join(', ')
}

export const endingSoonPlace = (desk: Desk): PagePlace => ({
  kind: 'page',
  title: 'Ending soon',
  doing: 'Asking for tokens that have ended or end soon',
  command: ['token', 'list', '--expiring', String(days)],
  load: async (signal) => {
    const now = desk.workbench.clock.now()
    const item = (token: AtlanToken): Item => {
      const mark = expiryMarks[expiryOf(token, now).status]
      return {
        label: token.name,
        columns: [sayExpiry(token, now)],
        ...(mark === undefined ? {} : { mark }),
        choose: (doors) => doors.open(atlanTokenPlace(desk, token)),
      }
    }
    return {
      blocks: [
        {
          heading: `Tokens that have ended or end within ${days} days`,
          items: (await endingSoon(desk, signal)).map(item),
          empty: 'None: every token that is visible here lasts longer than that.',
        },
      ],
    }
  },
})
