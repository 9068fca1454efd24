import { sayDistance } from '#src/domain/duration.ts'
import type { ListPlace, Page, PagePlace } from '#src/frontends/screens/workbench/place.ts'
import type { Shell } from '#src/frontends/screens/workbench/shell.ts'
import { lineItem } from '#src/frontends/screens/workbench/typed-line.ts'
import { hangingRows } from '#src/frontends/ui/row.ts'
import { symbols } from '#src/frontends/ui/theme.ts'
import { sayOutcomeState } from '#src/frontends/words/outcome-state.ts'
import { sayPlanState } from '#src/frontends/words/plan-state.ts'
import { historyOf, type PastPlan } from '#src/jobs/queries/history.ts'

/** What was written from this machine, and what became of it. */
export const historyPlace = (shell: Shell): ListPlace<PastPlan> => {
  const { workbench } = shell.desk
  return {
    kind: 'list',
    title: 'History',
    doing: 'Reading the journal',
    isOfThisMachine: true,
    command: ['history'],
    about: ['Every write is noted on this machine before it is sent. No secret is in there.'],
    async *rows() {
      yield { rows: await historyOf(await workbench.journal.plans()) }
    },
    keyOf: ({ plan }) => plan.id,
    headings: ['when', 'what', 'state', 'profile', 'id'],
    columns: ({ plan, state, undoneBy, resumedBy }) => [
      sayDistance(plan.at, workbench.clock.now()),
      plan.title,
      sayPlanState({ state, undoneBy, resumedBy }),
      plan.profile ?? new URL(plan.origin).host,
      plan.id,
    ],
    mark: ({ state }) => marks[state],
    sorts: [
      { name: 'newest', by: ({ plan }) => -plan.at.getTime() },
      { name: 'what', by: ({ plan }) => plan.title.toLowerCase() },
    ],
    empty: ['Nothing was written from here yet.'],
    open: (past) => pastPlace(shell, past),
    identifier: ({ plan }) => plan.id,
    actions: [],
  }
}

const marks = {
  running: undefined,
  done: undefined,
  unknown: { text: symbols.caution, tone: 'caution' as const },
  interrupted: { text: symbols.caution, tone: 'caution' as const },
  partly: { text: symbols.bad, tone: 'bad' as const },
  failed: { text: symbols.bad, tone: 'bad' as const },
}

/** One plan of the past, and what can be done about it now. */
export const pastPlace = (shell: Shell, past: PastPlan): PagePlace => {
  const { workbench } = shell.desk
  const { id, title } = past.plan
  return {
    kind: 'page',
    title,
    doing: '',
    command: ['history'],
    // Read anew: it may have been taken back from this very page.
    load: async () => {
      const all = await historyOf(await workbench.journal.plans())
      return pastPage(shell, all.find(({ plan }) => plan.id === id) ?? past)
    },
  }
}

function pastPage(shell: Shell, past: PastPlan): Page {
  const { plan, state, undoneBy } = past
  const { id, at, origin, outcomes } = plan
  // What is in doubt is settled first: until then nothing of it is taken back.
  const canUndo = undoneBy.length === 0 && state !== 'unknown'
  const isUnfinished = state === 'interrupted' || state === 'partly' || state === 'failed'
  return {
    identifier: id,
    blocks: [
      {
        facts: [
          ['when', `${sayDistance(at, shell.desk.workbench.clock.now())}, ${at.toISOString()}`],
          ['state', sayPlanState(past)],
          ['tenant', origin],
          ['id', id],
        ],
      },
      {
        heading: 'What became of each',
        rows: (width) =>
          [...outcomes.values()].flatMap((outcome) => {
            const { object } = outcome
            const lead = [{ text: '  ' }]
            return hangingRows(
              lead,
              `${object.type} “${object.name}”: ${sayOutcomeState(outcome)}`,
              width,
            )
          }),
        ...(outcomes.size === 0 ? { empty: 'Nothing is noted.' } : {}),
      },
      {
        heading: 'What can be done',
        items: [
          ...(canUndo ? [lineItem(shell, 'take it back', ['undo', id])] : []),
          ...(isUnfinished ? [lineItem(shell, 'carry it on', ['resume', id])] : []),
          ...(state === 'unknown' ? [lineItem(shell, 'look into its doubts', ['doubts'])] : []),
        ],
        empty: 'Nothing more: it was taken back.',
      },
    ],
  }
}
