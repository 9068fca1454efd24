import { type AtlanToken, expiryOf } from '#src/domain/token.ts'
import { sayExpiry } from '#src/frontends/commands/say-expiry.ts'
import { newToken } from '#src/frontends/screens/workbench/actions.ts'
import { actionItems } from '#src/frontends/screens/workbench/actions-place.ts'
import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { Block, Item, PagePlace } from '#src/frontends/screens/workbench/place.ts'
import type { Shell } from '#src/frontends/screens/workbench/shell.ts'
import { paragraphRows } from '#src/frontends/ui/row.ts'
import { listTokens } from '#src/jobs/queries/token-list.ts'
import { atlanTokenPlace } from './atlan-token.ts'
import { expiryMarks } from './expiry-marks.ts'
import { namedPlaces } from './named-places.ts'
import { setUp } from './set-up.ts'

/** The first screen: what is to be done, and where one can go. */
export const homePlace = (shell: Shell): PagePlace => ({
  kind: 'page',
  title: 'Home',
  doing: '',
  about: ['Enter opens what stands under the cursor. Esc goes back a step, from anywhere.'],
  load: async () => ({ blocks: [...startBlocks(shell), goBlock(shell)] }),
})

const isPractice = ({ workbench, target }: Desk): boolean =>
  target !== undefined && workbench.practiceAt(target.origin) !== undefined

function startBlocks(shell: Shell): Block[] {
  const { desk } = shell
  const guided: Item = {
    label: 'guided set-up',
    columns: ['a new token, its personas, the connections it administers'],
    command: 'tokenbench setup',
    choose: () => setUp(shell),
  }
  const practise: Item = {
    label: 'practise first',
    columns: ['the same on a built-in tenant where nothing is real'],
    command: 'tokenbench --practice',
    choose: () => shell.finish('practice'),
  }
  if (desk.target === undefined)
    return [
      {
        heading: 'Welcome. There is no profile yet.',
        rows: (width) =>
          paragraphRows(
            'tokenbench hands out API tokens on Atlan and Axiom with the right permissions. It shows every change before it is made.',
            width,
          ),
        items: [guided, practise],
      },
    ]
  const attention: Item = {
    label: 'what needs attention',
    columns: ['tokens that have ended or end soon'],
    command: desk.commandLine(['token', 'list', '--expiring', '30']),
    choose: (doors) => doors.open(attentionPlace(desk)),
  }
  if (desk.target.provider === 'axiom') return []
  return [
    {
      heading: isPractice(desk) ? 'Nothing here is real: try everything.' : 'What would you do?',
      items: [guided, ...actionItems([newToken], desk, []), attention],
    },
  ]
}

const goBlock = (shell: Shell): Block => ({
  heading: 'Go to',
  items: namedPlaces(shell).map(({ name, about, open }) => ({
    label: name,
    columns: [about],
    choose: (doors) => doors.open(open()),
  })),
})

/** Tokens that have ended or end within a month, the most urgent first. */
const attentionPlace = (desk: Desk): PagePlace => ({
  kind: 'page',
  title: 'What needs attention',
  doing: 'Asking for tokens that have ended or end soon',
  command: ['token', 'list', '--expiring', '30'],
  load: async (signal) => {
    const { workbench, credential } = await desk.signedIn(signal)
    const now = workbench.clock.now()
    const selection = { sort: 'expires' as const, expiring: 30 }
    const client = workbench.client(credential.handle)
    const { tokens } = await listTokens(client, selection, now, signal)
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
          heading: 'Tokens that have ended or end within 30 days',
          items: tokens.map(item),
          empty: 'None. Every token that is visible here lasts longer than that.',
        },
      ],
    }
  },
})
