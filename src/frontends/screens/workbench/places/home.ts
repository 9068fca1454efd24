import { Cancelled } from '#src/domain/cancelled.ts'
import { sayDistance } from '#src/domain/duration.ts'
import { type Problem, problemOf } from '#src/domain/problem.ts'
import { redactProblem } from '#src/domain/redact-problem.ts'
import { newAxiomToken, newToken } from '#src/frontends/screens/workbench/actions.ts'
import { actionItems } from '#src/frontends/screens/workbench/actions-place.ts'
import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { Block, Item, PagePlace } from '#src/frontends/screens/workbench/place.ts'
import type { Shell } from '#src/frontends/screens/workbench/shell.ts'
import { lineItem } from '#src/frontends/screens/workbench/typed-line.ts'
import { paragraphRows } from '#src/frontends/ui/row.ts'
import { symbols } from '#src/frontends/ui/theme.ts'
import type { LeftSetUp } from '#src/jobs/flows/left-set-up.ts'
import { doubtsOf } from '#src/jobs/queries/doubts.ts'
import { historyOf } from '#src/jobs/queries/history.ts'
import { doctorPlace } from './doctor.ts'
import { endingElsewhere } from './ending-everywhere.ts'
import { endingSoonPlace, glanceAtEnds, sayEndingSoon } from './ending-soon.ts'
import { pastPlace } from './history.ts'
import { namedPlaces } from './named-places.ts'
import { setUp } from './set-up.ts'
import { signInByHand } from './sign-in.ts'

/** The first screen: what needs attention, what can be done, and where one can go. */
export const homePlace = (shell: Shell): PagePlace => {
  const { desk } = shell
  /** The guided set-up that was left last, to go on with. */
  let left: LeftSetUp | undefined
  const guide: Guide = (before) =>
    setUp(shell, before, (said) => {
      left = said
    })
  const pageWith = async (attention: readonly Item[]) => ({
    blocks: [
      ...startBlocks(shell, [...goOnItems(left, guide), guidedItem(desk, guide)]),
      attentionBlock([...(await doubtItems(shell)), ...attention]),
      goBlock(shell),
      await leftOffBlock(shell),
    ],
  })
  const asksTenant = desk.target?.source !== undefined
  /** The tenant's latest answer to this page was a refusal, or none. */
  let isInTrouble = false
  /** Other tenants are asked once: this page is read anew after whatever is done. */
  let elsewhere: readonly Item[] | undefined
  return {
    kind: 'page',
    title: 'Home',
    doing: 'Looking for what needs attention',
    about: ['Enter opens what stands under the cursor. Esc goes back a step, from anywhere.'],
    isOvertaken: (hasFailed) => asksTenant && hasFailed !== isInTrouble,
    load: () => pageWith([]),
    later: async (signal) => {
      const here = asksTenant ? await hereItems(signal) : []
      elsewhere ??= await endingElsewhere(shell, signal)
      return pageWith([...here, ...elsewhere])
    },
  }

  /** What the tenant says; or else what is wrong with it, which stands here until it is mended. */
  async function hereItems(signal: AbortSignal): Promise<Item[]> {
    try {
      const items = await attentionItems(desk, signal)
      isInTrouble = false
      return items
    } catch (thrown) {
      if (signal.aborted || thrown instanceof Cancelled) throw thrown
      isInTrouble = true
      return [troubleItem(shell, redactProblem(problemOf(thrown), desk.workbench.redactor))]
    }
  }
}

/** On Axiom it takes a request of its own to know who one is, for the header. */
async function attentionItems(desk: Desk, signal: AbortSignal): Promise<Item[]> {
  if (desk.target?.provider === 'axiom') await desk.meetAxiom(signal)
  return endingItems(desk, signal)
}

const isPractice = ({ workbench, target }: Desk): boolean =>
  target !== undefined && workbench.practiceAt(target.origin) !== undefined

type Guide = (before?: LeftSetUp) => Promise<void>

const guidedItem = ({ target }: Desk, guide: Guide): Item => ({
  label: 'guided set-up',
  columns: [
    target?.provider === 'axiom'
      ? 'a new token, and what it may do with datasets'
      : 'a new token, its personas, the connections it administers',
  ],
  command: target?.provider === 'axiom' ? 'tokenbench setup --provider axiom' : 'tokenbench setup',
  choose: () => void guide(),
})

const goOnItems = (left: LeftSetUp | undefined, guide: Guide): Item[] =>
  left === undefined
    ? []
    : [
        {
          label: `go on with “${left.name}”`,
          columns: ['the set-up that you left; nothing was created yet'],
          command: left.command,
          choose: () => void guide(left),
        },
      ]

function startBlocks(shell: Shell, guided: readonly Item[]): Block[] {
  const { desk } = shell
  const { target } = desk
  if (target === undefined)
    return [
      {
        heading: 'Welcome. There is no profile yet.',
        rows: (width) => [...paragraphRows(welcome, width), [{ text: ' ' }]],
        items: [...guided, practise(shell)],
      },
    ]
  if (target.provider === 'axiom')
    return [
      {
        heading: 'What would you like to do?',
        items: [
          ...guided,
          ...saying('a new token at this organisation', actionItems([newAxiomToken], desk, [])),
        ],
      },
    ]
  return [
    {
      heading: isPractice(desk)
        ? 'Nothing here is real: try everything.'
        : 'What would you like to do?',
      items: [
        ...(target.source === undefined && desk.identity === undefined ? [signInItem(shell)] : []),
        ...guided,
        ...saying('a new token and its personas at this tenant', actionItems([newToken], desk, [])),
      ],
    },
  ]
}

/** Here somebody new reads what it gives; its command is behind c. */
const saying = (what: string, items: readonly Item[]): Item[] =>
  items.map((item) => ({ ...item, columns: [what] }))

const welcome =
  'tokenbench hands out API tokens on Atlan and Axiom with the right permissions. It shows every change before it makes it.'

const practise = (shell: Shell): Item => ({
  label: 'practise first',
  columns: ['the same on a built-in tenant where nothing is real'],
  command: 'tokenbench --practice',
  choose: () => shell.finish('practice'),
})

const signInItem = (shell: Shell): Item => ({
  label: 'sign in',
  key: 's',
  columns: ['with an API token or your browser, for this run'],
  choose: () => void signInByHand(shell),
})

const attentionBlock = (items: readonly Item[]): Block =>
  items.length === 0 ? {} : { heading: 'What needs attention', items }

/** Writes of which nobody knows whether they arrived, on whichever tenant. */
async function doubtItems(shell: Shell): Promise<Item[]> {
  const { length } = await doubtsOf(await shell.desk.workbench.journal.plans())
  if (length === 0) return []
  const what = length === 1 ? 'a write is in doubt' : `${length} writes are in doubt`
  return [
    { ...lineItem(shell, what, ['doubts']), mark: { text: symbols.caution, tone: 'caution' } },
  ]
}

/** Whoever the tenant does not know can sign in another way; doctor looks into all else. */
function troubleItem(shell: Shell, { kind, title }: Problem): Item {
  const { desk } = shell
  const mark = { text: symbols.bad, tone: 'bad' as const }
  const isRefused = kind === 'not-authenticated'
  if (isRefused) desk.forgetSignIn()
  if (isRefused && desk.target?.provider === 'atlan')
    return { ...signInItem(shell), mark, columns: [title] }
  return {
    label: 'doctor',
    mark,
    columns: [title],
    command: desk.commandLine(['doctor']),
    choose: (doors) => doors.open(doctorPlace(shell)),
  }
}

async function endingItems(desk: Desk, signal: AbortSignal): Promise<Item[]> {
  const soon = await glanceAtEnds(desk, signal)
  if (soon === undefined)
    return [
      {
        label: 'tokens that end soon',
        columns: ['there are many tokens: looking through them takes a while'],
        choose: (doors) => doors.open(endingSoonPlace(desk)),
      },
    ]
  if (soon.length === 0) return []
  return [
    {
      label: sayEndingSoon(soon),
      mark: { text: symbols.caution, tone: 'caution' },
      command: desk.commandLine(['token', 'list', '--expiring', '30']),
      choose: (doors) => doors.open(endingSoonPlace(desk)),
    },
  ]
}

const goBlock = (shell: Shell): Block => ({
  heading: 'Go to',
  items: namedPlaces(shell).map(({ name, about, go }) => ({
    label: name,
    columns: [about],
    choose: go,
  })),
})

/** What was written last from this machine. */
async function leftOffBlock(shell: Shell): Promise<Block> {
  const { workbench } = shell.desk
  const [last] = await historyOf(await workbench.journal.plans())
  if (last === undefined) return {}
  return {
    heading: 'Where you left off',
    items: [
      {
        label: last.plan.title,
        columns: [sayDistance(last.plan.at, workbench.clock.now())],
        choose: (doors) => doors.open(pastPlace(shell, last)),
      },
    ],
  }
}
