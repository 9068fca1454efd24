import { type Context, Hono } from 'hono'
import type { Environment, Routes } from '#src/practice/axiom/environment.ts'
import { decodedBody, rowsIn } from '#src/practice/axiom/event-rows.ts'
import { writeInstant } from '#src/practice/axiom/instant.ts'
import { requireApiToken, requireOnDataset } from '#src/practice/axiom/principal.ts'
import type { AxiomService } from '#src/practice/axiom/service.ts'
import { existingDataset } from './datasets.ts'

/**
 * Ingest, at the address for everybody and at that of the edge. Events are counted and thrown away;
 * what an answer is worth is its status, which follows from what the token may send.
 */
export function ingestRoutes(service: AxiomService): Routes {
  const routes = new Hono<Environment>()
  const ingest = (c: Context<Environment>) => counted(service, c)
  routes.post('/v1/datasets/:id/ingest', ingest)
  routes.post('/v1/ingest/:id', requireApiToken, ingest)
  return routes
}

async function counted({ now }: AxiomService, c: Context<Environment>): Promise<Response> {
  const id = c.req.param('id') ?? ''
  requireOnDataset(c, id, 'ingest', 'create')
  existingDataset(c.get('organisation'), id)
  const labels = c.req.header('x-axiom-event-labels') ?? ''
  const body = decodedBody(await c.req.arrayBuffer(), c.req.header('content-encoding'))
  const { good, failures } = rowsIn(body.toString(), {
    contentType: c.req.header('content-type') ?? '',
    // The vendor's Go client sends this header empty where it names no fields.
    hasHeader: !c.req.header('x-axiom-csv-fields'),
  })
  return c.json({
    ingested: good,
    failed: failures.length,
    failures: failures.map((error) => ({ timestamp: writeInstant(now()), error })),
    // Seen from the vendor's own Go tests: what was sent before it was packed, and the labels.
    processedBytes: body.length + Buffer.byteLength(labels),
    blocksCreated: 0,
    walLength: 0,
  })
}
