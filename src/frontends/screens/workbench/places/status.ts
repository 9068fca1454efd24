import { sayDistance } from '#src/domain/duration.ts'
import type { Block, ListPlace, PagePlace } from '#src/frontends/screens/workbench/place.ts'
import type { Shell } from '#src/frontends/screens/workbench/shell.ts'
import { paragraphRows, type Span } from '#src/frontends/ui/row.ts'
import { symbols } from '#src/frontends/ui/theme.ts'
import { sayIdentity, statusFacts } from '#src/frontends/words/status-facts.ts'
import {
  type Asked,
  answersOf,
  everyProfile,
  type ProfileReading,
} from '#src/jobs/queries/everywhere.ts'
import { type Status, statusOf } from '#src/jobs/queries/status.ts'
import { stepItem } from './step-item.ts'

/** A profile whose tenant was asked is not checked until that answers. */
type Reading = ProfileReading<Status> | (Asked & { readonly state: 'asked' })

/** Every profile by a real call. What was not asked says so: it is neither well nor failed. */
export const statusPlace = (shell: Shell): ListPlace<Reading> => {
  const { workbench } = shell.desk
  const now = () => workbench.clock.now()
  return {
    kind: 'list',
    title: 'Status',
    doing: 'Asking every tenant who you are',
    command: ['status', '--all'],
    about: ['Each profile is asked with its own credential; one that keeps none is not checked.'],
    async *rows(signal) {
      const hasProfiles = (await workbench.profiles.list()).length > 0
      if (!hasProfiles) return
      const asked = await everyProfile(workbench)
      yield { rows: asked.map((one) => ({ ...one, state: 'asked' })) }
      for await (const [again, reading] of answersOf(asked, (target) =>
        statusOf(workbench, target, signal),
      ))
        yield { rows: [reading], again }
    },
    keyOf: ({ profile }) => profile.name,
    headings: ['profile', 'expires', 'you are', 'answers in', 'tenant', 'credential'],
    columns: (reading) => [
      reading.profile.name,
      ...saidOf(reading, now()),
      new URL(reading.target.origin).host,
      reading.target.source ?? 'none',
    ],
    mark: ({ state }) => marks[state],
    tallyOf: ({ state }) => state,
    sayTally: (state, count) =>
      state === 'read' || state === 'asked'
        ? undefined
        : `${count} ${state === 'failed' ? 'failed' : 'not checked'}`,
    sorts: [{ name: 'name', by: ({ profile }) => profile.name.toLowerCase() }],
    empty: ['There is no profile yet.', 'The guided set-up on the first screen makes one.'],
    open: (reading) => readingPlace(shell, reading),
    identifier: ({ profile }) => profile.name,
    actions: [],
  }
}

const marks: Readonly<Record<Reading['state'], Span>> = {
  read: { text: symbols.good, tone: 'good' },
  failed: { text: symbols.bad, tone: 'bad' },
  'not-checked': { text: '?', tone: 'caution' },
  asked: { text: '…', tone: 'subdued' },
}

/** Until when, who one is, and how long an answer takes. */
function saidOf(reading: Reading, now: Date): string[] {
  if (reading.state === 'asked') return ['', 'not checked yet', '']
  if (reading.state !== 'read')
    return ['', reading.state === 'failed' ? reading.problem.title : 'not checked', '']
  const { expiresAt, latencyMs } = reading.value
  return [
    expiresAt === null ? '—' : sayDistance(expiresAt, now),
    sayIdentity(reading.value),
    latencyMs === undefined ? '' : `${Math.round(latencyMs)} ms`,
  ]
}

const readingPlace = (shell: Shell, reading: Reading): PagePlace => ({
  kind: 'page',
  title: reading.profile.name,
  doing: '',
  command: ['status'],
  load: async () => ({ identifier: reading.profile.name, blocks: blocksOf(shell, reading) }),
})

function blocksOf(shell: Shell, reading: Reading): Block[] {
  if (reading.state === 'read') return [{ facts: statusFacts(reading.value) }]
  const mark = marks[reading.state].text
  if (reading.state === 'asked')
    return [{ heading: `${mark} It has not answered yet; its row says so once it has.` }]
  const { title, detail, nextSteps } = reading.problem
  return [
    {
      heading: `${mark} ${title}`,
      rows: (width) => (detail === undefined ? [] : paragraphRows(detail, width)),
    },
    { items: nextSteps.map((step) => stepItem(shell, shell.desk, step)) },
  ]
}
