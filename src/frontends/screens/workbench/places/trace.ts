import { curlOf } from '#src/frontends/screens/workbench/curl.ts'
import type { ListPlace, PagePlace } from '#src/frontends/screens/workbench/place.ts'
import { hangingRows, type Row, type Span } from '#src/frontends/ui/row.ts'
import { symbols } from '#src/frontends/ui/theme.ts'
import type { Workbench } from '#src/workbench.ts'

type Entry = ReturnType<Workbench['trace']['entries']>[number]

/** What was asked of tenants in this run, and what they answered; new requests come by themselves. */
export const tracePlace = ({ trace }: Workbench): ListPlace<Entry> => {
  const numbers = new Map<Entry, number>()
  const numberOf = (entry: Entry): number => {
    const known = numbers.get(entry) ?? numbers.size + 1
    numbers.set(entry, known)
    return known
  }
  return {
    kind: 'list',
    title: 'Trace',
    doing: '',
    about: ['Secrets are taken out before anything is kept. The trace ends with this run.'],
    async *rows() {
      yield { rows: trace.entries() }
    },
    follow: (add) => trace.onEntry((entry) => add([entry])),
    keyOf: (entry) => String(numberOf(entry)),
    headings: ['at (UTC)', 'answer', 'request', 'ms', 'tries', 'request id'],
    columns: (entry) => [
      entry.at.toISOString().slice(11, 19),
      sayAnswer(entry),
      `${entry.method} ${entry.path}`,
      String(Math.round(entry.ms)),
      String(entry.tries),
      entry.requestId ?? '—',
    ],
    mark: markOf,
    sorts: [
      { name: 'newest', by: (entry) => -numberOf(entry) },
      { name: 'slowest', by: ({ ms }) => -ms },
      { name: 'path', by: ({ path }) => path },
    ],
    empty: ['No request has been sent in this run yet.'],
    open: entryPlace,
    identifier: (entry) => entry.requestId ?? entry.path,
    actions: [],
  }
}

const sayAnswer = ({ status, error }: Entry): string => error ?? String(status ?? '—')

const markOf = ({ status = 0, error }: Entry): Span | undefined =>
  error !== undefined || status >= 400 ? { text: symbols.bad, tone: 'bad' } : undefined

const entryPlace = (entry: Entry): PagePlace => ({
  kind: 'page',
  title: `${entry.method} ${entry.path}`,
  doing: '',
  about: ['y copies it as a command for curl; the token in it is the variable $TOKEN.'],
  load: async () => ({
    identifier: curlOf(entry),
    blocks: [
      {
        facts: [
          ['request', `${entry.method} ${entry.path}`],
          ...(entry.query === undefined ? [] : [['query', entry.query] as const]),
          ['tenant', entry.origin],
          ['answer', sayAnswer(entry)],
          ['took', `${Math.round(entry.ms)} ms in ${sayTries(entry.tries)}`],
          ['at', entry.at.toISOString()],
          ...(entry.requestId === undefined ? [] : [['request id', entry.requestId] as const]),
        ],
      },
      {
        rows: () => [
          [{ text: 'y copies it as cURL, with $TOKEN for the token.', tone: 'subdued' }],
        ],
      },
      ...bodyBlock('Sent', entry.requestBody),
      ...bodyBlock('Answered', entry.responseBody),
    ],
  }),
})

const sayTries = (tries: number): string => (tries === 1 ? 'one try' : `${tries} tries`)

const bodyBlock = (heading: string, body: string | undefined) =>
  body === undefined || body === ''
    ? []
    : [{ heading, rows: (width: number) => jsonRows(body, width) }]

/** JSON that is whole is drawn with a line for each of its parts. */
function jsonRows(body: string, width: number): Row[] {
  return linesOf(body).flatMap((line) => {
    const [indent = ''] = /^ */.exec(line) ?? []
    return hangingRows([{ text: indent }], line.slice(indent.length), width)
  })
}

function linesOf(body: string): string[] {
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2).split('\n')
  } catch {
    return body.split('\n')
  }
}
