import { shortAccounts } from '#src/domain/short-accounts.ts'
import type { ListPlace, PagePlace } from '#src/frontends/screens/workbench/place.ts'
import type { Shell } from '#src/frontends/screens/workbench/shell.ts'
import { paragraphRows, type Span } from '#src/frontends/ui/row.ts'
import { symbols } from '#src/frontends/ui/theme.ts'
import type { Check } from '#src/jobs/diagnosis/doctor/check.ts'
import { stepItem } from './step-item.ts'

/** The road from this machine to the tenant; checks appear as they are made. */
export const doctorPlace = (shell: Shell): ListPlace<Check> => {
  const { desk } = shell
  const { workbench } = desk
  const numbers = new Map<string, number>()
  return {
    kind: 'list',
    title: 'Doctor',
    doing: 'Looking at the road to the tenant',
    command: ['doctor'],
    about: ['Enter shows what a check found and what mends it. Mend the first ✗ first.'],
    async *rows(signal) {
      numbers.clear()
      const { terminal } = shell
      const { examine } = await import('#src/jobs/diagnosis/doctor/doctor.ts')
      for await (const check of examine({ workbench, choice: desk.choice, terminal, signal })) {
        numbers.set(check.name, numbers.size)
        yield { rows: [check] }
      }
    },
    keyOf: ({ name }) => name,
    headings: ['check', 'found'],
    columns: ({ name, detail }) => [name, shortAccounts(detail)],
    searched: ({ name, state, detail, nextSteps }) => [
      name,
      state,
      detail,
      ...nextSteps.map(({ text }) => text),
    ],
    mark: ({ state }) => checkMarks[state],
    tallyOf: ({ state }) => state,
    sayTally: (state, count) => {
      if (state === 'ok') return undefined
      return `${count} ${state === 'warning' && count > 1 ? 'warnings' : state}`
    },
    sorts: [{ name: 'the road', by: ({ name }) => numbers.get(name) ?? 0 }],
    empty: ['Nothing was looked at.'],
    open: (check) => checkPlace(shell, check),
    identifier: ({ name, detail }) => `${name}: ${detail}`,
    actions: [],
  }
}

const checkMarks: Readonly<Record<Check['state'], Span>> = {
  ok: { text: symbols.good, tone: 'good' },
  warning: { text: symbols.caution, tone: 'caution' },
  failed: { text: symbols.bad, tone: 'bad' },
  skipped: { text: symbols.skipped, tone: 'subdued' },
}

const checkPlace = (shell: Shell, { name, state, detail, nextSteps }: Check): PagePlace => ({
  kind: 'page',
  title: name,
  doing: '',
  load: async () => ({
    identifier: detail,
    copied: 'what was found',
    blocks: [
      { heading: `${checkMarks[state].text} ${name}: ${state}` },
      { rows: (width) => paragraphRows(detail, width) },
      {
        ...(nextSteps.length === 0 ? {} : { heading: 'What to do' }),
        items: nextSteps.map((step) => stepItem(shell, shell.desk, step)),
      },
    ],
  }),
})
