import { Hono } from 'hono'
import { type QueryResult, runQuery } from '#src/practice/atlan/sql/run-query.ts'
import type { Tenant } from '#src/practice/atlan/tenant.ts'
import { type Environment, type Routes, serviceJson } from './environment.ts'

/** `/api/sql/query/stream`: an event stream whose last event says how it went. */
export function sqlRoutes(tenant: Tenant): Routes {
  const routes = new Hono<Environment>()
  routes.post('/query/stream', async (c) => {
    const body = await serviceJson(c)
    const result = runQuery(tenant, c.get('principal'), {
      sql: String(body.sql ?? ''),
      connection: String(body.dataSourceName ?? ''),
      defaultSchema: String(body.defaultSchema ?? ''),
    })
    const requestId = c.get('requestId')
    const events = eventsOf(result).map((event) => ({ requestId, queryId: requestId, ...event }))
    const text = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('')
    return c.body(text, 200, { 'content-type': 'text/event-stream' })
  })
  return routes
}

function eventsOf(result: QueryResult): Record<string, unknown>[] {
  if (!result.ok) {
    const { name, message } = result
    return [
      {
        errorName: name,
        errorMessage: message,
        errorCode: name,
        details: { status: 'error', hekaFlow: 'BYPASS_FLOW' },
      },
    ]
  }
  const { columns, rows, rewritten } = result
  return [
    {
      columns: columns.map((columnName, index) => ({
        columnName,
        label: columnName,
        ordinal: index + 1,
      })),
      rows,
    },
    {
      details: {
        status: 'completed',
        totalRowsStreamed: rows.length,
        hekaFlow: rewritten ? 'REWRITE_FLOW' : 'BYPASS_FLOW',
      },
    },
  ]
}
