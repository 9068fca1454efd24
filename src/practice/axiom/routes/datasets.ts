import { Hono } from 'hono'
import {
  type Json,
  optionalCount,
  optionalFlag,
  optionalText,
  readBody,
  requiredText,
} from '#src/practice/axiom/body.ts'
import type { Environment, Routes } from '#src/practice/axiom/environment.ts'
import { writeInstant } from '#src/practice/axiom/instant.ts'
import { needs, requireOnDataset } from '#src/practice/axiom/principal.ts'
import { refuse } from '#src/practice/axiom/refusal.ts'
import type { AxiomService } from '#src/practice/axiom/service.ts'
import type { Dataset, Organisation } from '#src/practice/axiom/store/organisation.ts'

export const EVENTS = 'axiom:events:v1'
const KINDS = [EVENTS, 'otel:traces:v1', 'otel:logs:v1', 'otel:metrics:v1']

// Sources disagree: 80 or 128 characters, hyphens alone or also `_` and `.`. The wider of each.
const NAME = /^(?!axiom-)[a-z\d](?:[a-z\d._-]{0,126}[a-z\d])?$/i

/** `/v2/datasets`. Whoever is let in may list and read them (vendor's description). */
export function datasetRoutes({ now }: AxiomService): Routes {
  const routes = new Hono<Environment>()

  routes.get('/', (c) => c.json([...c.get('organisation').datasets.values()].map(datasetJson)))

  routes.post('/', needs('datasets', 'create'), async (c) => {
    const { datasets } = c.get('organisation')
    const dataset = newDataset(await readBody(c), c.get('principal').userId, now())
    if (datasets.has(dataset.name)) throw refuse.exists('dataset')
    datasets.set(dataset.name, dataset)
    return c.json(datasetJson(dataset))
  })

  routes.get('/:id', (c) =>
    c.json(datasetJson(existingDataset(c.get('organisation'), c.req.param('id')))),
  )

  routes.put('/:id', needs('datasets', 'update'), async (c) => {
    const before = existingDataset(c.get('organisation'), c.req.param('id'))
    const dataset = { ...before, ...changesOf(await readBody(c)), updatedAt: now() }
    c.get('organisation').datasets.set(dataset.name, dataset)
    return c.json(datasetJson(dataset))
  })

  routes.delete('/:id', needs('datasets', 'delete'), (c) => {
    const { name } = existingDataset(c.get('organisation'), c.req.param('id'))
    c.get('organisation').datasets.delete(name)
    return c.body(null, 204)
  })

  // There are no events here, so nothing is ever old enough to go.
  routes.post('/:id/trim', async (c) => {
    const id = c.req.param('id')
    requireOnDataset(c, id, 'trim', 'update')
    existingDataset(c.get('organisation'), id)
    requiredText(await readBody(c), 'maxDuration')
    return c.body(null, 204)
  })

  // Nothing is ever there to be tidied up either. The shape of the result is not described.
  routes.post('/:id/vacuum', (c) => {
    const id = c.req.param('id')
    requireOnDataset(c, id, 'vacuum', 'update')
    existingDataset(c.get('organisation'), id)
    return c.json({})
  })

  return routes
}

/** @throws Refusal 404 */
export function existingDataset({ datasets }: Organisation, id: string): Dataset {
  const dataset = datasets.get(id)
  if (!dataset) throw refuse.notFound()
  return dataset
}

/** @throws Refusal 422 for a body of another shape, 400 for a name that no dataset can have. */
function newDataset(body: Json, who: string, createdAt: number): Dataset {
  const name = requiredText(body, 'name')
  if (!NAME.test(name)) throw refuse.badRequest('invalid dataset name')
  const kind = optionalText(body, 'kind') || EVENTS
  if (!KINDS.includes(kind)) throw refuse.invalid(`kind must be one of ${KINDS.join(', ')}`)
  return {
    description: '',
    useRetentionPeriod: false,
    retentionDays: 0,
    ...changesOf(body),
    name,
    kind,
    createdAt,
    updatedAt: createdAt,
    who,
    mapFields: [],
    edgeDeployment: optionalText(body, 'edgeDeployment') || undefined,
  }
}

/** What an update may change, as far as it was sent. @throws Refusal 422 */
function changesOf(
  body: Json,
): Partial<Pick<Dataset, 'description' | 'useRetentionPeriod' | 'retentionDays'>> {
  const description = optionalText(body, 'description')
  const useRetentionPeriod = optionalFlag(body, 'useRetentionPeriod')
  const retentionDays = optionalCount(body, 'retentionDays')
  return {
    ...(description !== undefined && { description }),
    ...(useRetentionPeriod !== undefined && { useRetentionPeriod }),
    ...(retentionDays !== undefined && { retentionDays }),
  }
}

function datasetJson({ createdAt, updatedAt, edgeDeployment, ...dataset }: Dataset): Json {
  return {
    id: dataset.name,
    ...dataset,
    created: writeInstant(createdAt),
    updatedAt: writeInstant(updatedAt),
    canWrite: true,
    ...(edgeDeployment !== undefined && { edgeDeployment }),
  }
}
