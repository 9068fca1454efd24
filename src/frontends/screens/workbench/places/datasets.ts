import type { Dataset } from '#src/domain/dataset.ts'
import { sayDate } from '#src/domain/duration.ts'
import type { Desk } from '#src/frontends/screens/workbench/desk.ts'
import type { ListPlace, PagePlace } from '#src/frontends/screens/workbench/place.ts'
import { axiomOf } from '#src/jobs/queries/axiom-sign-in.ts'

/** The datasets of an Axiom organisation. */
export const datasetsPlace = (desk: Desk): ListPlace<Dataset> => ({
  kind: 'list',
  title: 'Datasets',
  doing: 'Asking for the datasets',
  command: ['dataset', 'list'],
  async *rows(signal) {
    const client = axiomOf(desk.workbench, await desk.axiom(signal))
    yield { rows: await client.datasets.list(signal) }
  },
  keyOf: ({ id }) => id,
  headings: ['name', 'kind', 'description'],
  columns: ({ name, kind, description }) => [name, kind, description || '—'],
  sorts: [{ name: 'name', by: ({ name }) => name.toLowerCase() }],
  empty: ['No dataset is visible to this credential.'],
  open: datasetPlace,
  identifier: ({ name }) => name,
  actions: [],
})

const datasetPlace = (dataset: Dataset): PagePlace => ({
  kind: 'page',
  title: dataset.name,
  doing: '',
  load: async () => ({
    identifier: dataset.name,
    blocks: [
      {
        facts: [
          ['kind', dataset.kind],
          ['description', dataset.description || '—'],
          ['created', dataset.createdAt === null ? 'not said' : sayDate(dataset.createdAt)],
          ...(dataset.sharedByOrg === undefined
            ? []
            : [['shared by', dataset.sharedByOrg] as const]),
        ],
      },
    ],
  }),
})
