import type { View } from '#src/domain/dataset.ts'
import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { ListPlace, PagePlace } from '#src/frontends/screens/workbench/place.ts'
import { paragraphRows } from '#src/frontends/ui/row.ts'
import { axiomOf } from '#src/jobs/queries/axiom-sign-in.ts'

/** The views of an Axiom organisation: saved queries that are queried like datasets. */
export const viewsPlace = (desk: Desk): ListPlace<View> => ({
  kind: 'list',
  title: 'Views',
  doing: 'Asking for the views',
  command: ['view', 'list'],
  async *rows(signal) {
    const client = axiomOf(desk.workbench, await desk.axiom(signal))
    yield { rows: await client.views.list(signal) }
  },
  keyOf: ({ name }) => name,
  headings: ['name', 'reads', 'description'],
  columns: ({ name, datasets, description }) => [name, datasets.join(', '), description || '—'],
  sorts: [{ name: 'name', by: ({ name }) => name.toLowerCase() }],
  empty: ['No view is visible to this credential.'],
  open: viewPlace,
  identifier: ({ name }) => name,
  actions: [],
})

const viewPlace = (view: View): PagePlace => ({
  kind: 'page',
  title: view.name,
  doing: '',
  load: async () => ({
    identifier: view.name,
    blocks: [
      {
        facts: [
          ['reads', view.datasets.join(', ') || '—'],
          ['description', view.description || '—'],
        ],
      },
      { heading: 'Its query', rows: (width) => paragraphRows(view.aplQuery, width) },
    ],
  }),
})
