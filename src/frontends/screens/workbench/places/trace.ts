import type { TraceEntry } from '#src/domain/trace-entry.ts'
import type { ListPlace, PagePlace } from '#src/frontends/screens/workbench/place.ts'
import { hangingRows, type Row, type Span } from '#src/frontends/ui/row.ts'
import { symbols } from '#src/frontends/ui/theme.ts'
import { curlOf } from '#src/frontends/words/curl.ts'
import {
  noRequest,
  requestBodies,
  requestColumns,
  requestFacts,
  requestHeadings,
} from '#src/frontends/words/request.ts'
import type { Workbench } from '#src/workbench.ts'

/** What was asked of tenants in this run, and what they answered; new requests come by themselves. */
export const tracePlace = ({ trace }: Workbench): ListPlace<TraceEntry> => ({
  kind: 'list',
  title: 'Trace',
  doing: '',
  about: ['Secrets are taken out before anything is kept. The trace ends with this run.'],
  async *rows() {
    yield { rows: trace.entries() }
  },
  follow: (add) => trace.onEntry((entry) => add([entry])),
  keyOf: ({ number }) => String(number),
  headings: requestHeadings,
  columns: requestColumns,
  mark: markOf,
  sorts: [
    { name: 'newest', by: ({ number }) => -number },
    { name: 'slowest', by: ({ ms }) => -ms },
    { name: 'path', by: ({ path }) => path },
  ],
  empty: [noRequest],
  open: entryPlace,
  identifier: (entry) => entry.requestId ?? entry.path,
  actions: [],
})

const markOf = ({ status = 0, error }: TraceEntry): Span | undefined =>
  error !== undefined || status >= 400 ? { text: symbols.bad, tone: 'bad' } : undefined

const entryPlace = (entry: TraceEntry): PagePlace => ({
  kind: 'page',
  title: `${entry.method} ${entry.path}`,
  doing: '',
  about: ['y copies it as a command for curl; the token in it is the variable $TOKEN.'],
  load: async () => ({
    identifier: curlOf(entry),
    copied: 'it as cURL',
    blocks: [
      { facts: requestFacts(entry) },
      {
        rows: () => [
          [{ text: 'y copies it as cURL, with $TOKEN for the token.', tone: 'subdued' }],
        ],
      },
      ...requestBodies(entry).map(({ heading, lines }) => ({
        heading,
        rows: (width: number) => lines.flatMap((line) => bodyRows(line, width)),
      })),
    ],
  }),
})

function bodyRows(line: string, width: number): Row[] {
  const [indent = ''] = /^ */.exec(line) ?? []
  return hangingRows([{ text: indent }], line.slice(indent.length), width)
}
