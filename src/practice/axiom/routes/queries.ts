import { type Context, Hono } from 'hono'
import { sourcesOf } from '#src/practice/axiom/apl-sources.ts'
import { type Json, optionalText, readBody, requiredText } from '#src/practice/axiom/body.ts'
import type { Environment, Routes } from '#src/practice/axiom/environment.ts'
import { writeInstant } from '#src/practice/axiom/instant.ts'
import { requireApiToken, requireQuery } from '#src/practice/axiom/principal.ts'
import { refuse } from '#src/practice/axiom/refusal.ts'

/** Microseconds; the vendor's Go client expects that a query took some time. */
const ELAPSED = 1000
const NO_TIME = '0001-01-01T00:00:00Z'

/** As the vendor's SDKs decode it; each of them wants other members of it to be there. */
const STATUS = {
  elapsedTime: ELAPSED,
  blocksExamined: 0,
  rowsExamined: 0,
  rowsMatched: 0,
  numGroups: 0,
  isPartial: false,
  isEstimate: false,
  minBlockTime: NO_TIME,
  maxBlockTime: NO_TIME,
  minCursor: '',
  maxCursor: '',
}

/** Fields of every event; others are not known, since no events are kept. */
const FIELDS = ['_time', '_sysTime'].map((name) => ({ name, type: 'datetime' }))

/**
 * Queries, at the address for everybody and at that of the edge. No events are kept here, so an
 * answer is empty; what it is worth is its status, which follows from what the token may read.
 */
export function queryRoutes(): Routes {
  const routes = new Hono<Environment>()
  routes.post('/v1/datasets/_apl', aplQuery)
  routes.post('/v1/query/_apl', requireApiToken, aplQuery)
  // What the vendor's JavaScript SDK calls the legacy query.
  routes.post('/v1/datasets/:id/query', async (c) => {
    await readBody(c)
    requireSource(c, c.req.param('id'))
    return c.json(legacyResult())
  })
  return routes
}

async function aplQuery(c: Context<Environment>): Promise<Response> {
  const body = await readBody(c)
  const sources = sourcesOf(requiredText(body, 'apl'))
  for (const source of sources) requireSource(c, source)
  const result = c.req.query('format') === 'tabular' ? tabularResult : legacyResult
  return c.json({ ...result(sources, rangeOf(body)), datasetNames: sources })
}

/** @throws Refusal 403 for what may not be queried, 404 for what is no dataset and no view */
function requireSource(c: Context<Environment>, name: string): void {
  requireQuery(c, name)
  const { datasets, views } = c.get('organisation')
  if (!datasets.has(name) && !views.has(name)) throw refuse.notFound()
}

interface TimeRange {
  readonly start: string
  readonly end: string
}

/** Where a query says both ends of its time, and they are no words like `now-1h`. */
function rangeOf(body: Json): TimeRange | undefined {
  const [start, end] = ['startTime', 'endTime'].map((name) =>
    Date.parse(optionalText(body, name) ?? ''),
  )
  if (!start || !end) return undefined
  return { start: writeInstant(start), end: writeInstant(end) }
}

function tabularResult(sources: readonly string[], range: TimeRange | undefined): Json {
  const table = {
    name: '0',
    sources: sources.map((name) => ({ name })),
    fields: FIELDS,
    order: [],
    groups: [],
    ...(range && { range: { field: '_time', ...range } }),
    // One list a field: the JavaScript SDK looks into the first of them.
    columns: FIELDS.map(() => []),
  }
  return { format: 'tabular', status: STATUS, tables: [table], fieldsMetaMap: {} }
}

const legacyResult = (): Json => ({
  format: 'legacy',
  request: {},
  status: STATUS,
  matches: [],
  buckets: { series: [], totals: [] },
})
