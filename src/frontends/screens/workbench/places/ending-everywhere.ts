import { Cancelled } from '#src/domain/cancelled.ts'
import { openDesk } from '#src/frontends/screens/workbench/desk.ts'
import type { Item, PagePlace } from '#src/frontends/screens/workbench/place.ts'
import type { Shell } from '#src/frontends/screens/workbench/shell.ts'
import { hangingRows } from '#src/frontends/ui/row.ts'
import { symbols } from '#src/frontends/ui/theme.ts'
import { sayEnd } from '#src/frontends/words/expiry.ts'
import { listTokensEverywhere, type TokenOfProfile } from '#src/jobs/queries/tokens-everywhere.ts'
import { atlanTokenPlace } from './atlan-token.ts'
import { axiomTokenPlace } from './axiom-token.ts'
import { expiryMarks } from './expiry-marks.ts'

const days = 30

/** The first screen waits no longer for tenants that it is not about. */
const patienceMs = 4_000

const readEverywhere = ({ desk }: Shell, signal: AbortSignal) => {
  const { workbench } = desk
  const selection = { sort: 'expires' as const, expiring: days }
  return listTokensEverywhere(workbench, selection, workbench.clock.now(), signal)
}

/** For the first screen: what ends soon at other profiles than this one. */
export async function endingElsewhere(shell: Shell, signal: AbortSignal): Promise<Item[]> {
  const { workbench, target } = shell.desk
  const others = (await workbench.profiles.list()).filter(({ name }) => name !== target?.profile)
  if (others.length === 0) return []
  const choose: Item['choose'] = (doors) => doors.open(endingEverywherePlace(shell))
  const command = `tokenbench token list --all --expiring ${days}`
  const patience = AbortSignal.timeout(patienceMs)
  try {
    const { tokens } = await readEverywhere(shell, AbortSignal.any([signal, patience]))
    const elsewhere = tokens.filter(({ profile }) => profile !== target?.profile)
    if (elsewhere.length === 0) return []
    const profiles = [...new Set(elsewhere.map(({ profile }) => profile))].join(', ')
    const count = elsewhere.length === 1 ? '1 token' : `${elsewhere.length} tokens`
    const mark = { text: symbols.caution, tone: 'caution' as const }
    return [
      {
        label: `${count} of ${profiles} ${elsewhere.length === 1 ? 'has' : 'have'} expired or ${elsewhere.length === 1 ? 'ends' : 'end'} within ${days} days`,
        mark,
        command,
        choose,
      },
    ]
  } catch (thrown) {
    if (!(thrown instanceof Cancelled) || signal.aborted) throw thrown
    return [
      {
        label: 'what ends soon at other profiles',
        columns: ['one of them is slow: looking takes a while'],
        command,
        choose,
      },
    ]
  }
}

/** The tokens of all profiles that have ended or end soon, the most urgent first. */
const endingEverywherePlace = (shell: Shell): PagePlace => ({
  kind: 'page',
  title: 'Ending soon',
  doing: 'Asking every tenant for tokens that have ended or end soon',
  about: ['Enter works with that profile and opens the token; there it can be rotated.'],
  load: async (signal) => {
    const { tokens, readings } = await readEverywhere(shell, signal)
    const now = shell.desk.workbench.clock.now()
    const item = (token: TokenOfProfile): Item => {
      const mark = expiryMarks[token.expiry.status]
      return {
        label: token.name,
        columns: [token.profile, sayEnd(token.expiry, now)],
        ...(mark === undefined ? {} : { mark }),
        choose: () => void openAt(shell, token),
      }
    }
    return {
      blocks: [
        {
          heading: `Tokens of all profiles that have ended or end within ${days} days`,
          items: tokens.map(item),
          empty: 'None that is visible to the profiles that were read.',
        },
        {
          rows: (width) =>
            readings.flatMap((one) =>
              one.state === 'read'
                ? []
                : hangingRows(
                    [{ text: one.state === 'failed' ? `${symbols.bad} ` : '? ', tone: 'caution' }],
                    `${one.profile.name} ${one.state === 'failed' ? 'could not be read' : 'was not checked'}: ${one.problem.title}`,
                    width,
                  ),
            ),
        },
      ],
    }
  },
})

async function openAt(shell: Shell, { profile, provider, ...token }: TokenOfProfile) {
  const desk = await openDesk(shell.desk.workbench, { profile })
  shell.workAt(desk)
  shell.open(provider === 'atlan' ? atlanTokenPlace(desk, token) : axiomTokenPlace(desk, token))
}
