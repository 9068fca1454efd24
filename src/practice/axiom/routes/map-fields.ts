import { type Context, Hono } from 'hono'
import { readBody, requiredText } from '#src/practice/axiom/body.ts'
import type { Environment, Routes } from '#src/practice/axiom/environment.ts'
import { needs } from '#src/practice/axiom/principal.ts'
import { refuse } from '#src/practice/axiom/refusal.ts'
import type { AxiomService } from '#src/practice/axiom/service.ts'
import type { Dataset } from '#src/practice/axiom/store/organisation.ts'
import { isTexts } from '#src/practice/texts.ts'
import { existingDataset } from './datasets.ts'

// Names in underscores are the service's own; the vendor's tests expect `__invalid__` to be refused.
const RESERVED = /^_|^$/

/** `/v2/datasets/{id}/mapfields`: fields whose objects stay one field instead of many. */
export function mapFieldRoutes({ now }: AxiomService): Routes {
  const routes = new Hono<Environment>()

  const datasetOf = (c: Context<Environment>): Dataset =>
    existingDataset(c.get('organisation'), c.req.param('id') ?? '')

  function save(c: Context<Environment>, dataset: Dataset, mapFields: readonly string[]): void {
    c.get('organisation').datasets.set(dataset.name, { ...dataset, mapFields, updatedAt: now() })
  }

  routes.get('/:id/mapfields', needs('datasets', 'read'), (c) => c.json(datasetOf(c).mapFields))

  routes.post('/:id/mapfields', needs('datasets', 'update'), async (c) => {
    const dataset = datasetOf(c)
    const name = requiredText(await readBody(c), 'name')
    refuseReserved([name])
    if (dataset.mapFields.includes(name)) throw refuse.exists('map field')
    save(c, dataset, [...dataset.mapFields, name])
    return c.json({ name })
  })

  routes.put('/:id/mapfields', needs('datasets', 'update'), async (c) => {
    const dataset = datasetOf(c)
    const names: unknown = await c.req.json().catch(() => undefined)
    if (!isTexts(names)) throw refuse.invalid('the body must be a list of strings')
    refuseReserved(names)
    if (new Set(names).size < names.length) throw refuse.invalid('a map field is named twice')
    save(c, dataset, names)
    return c.json(names)
  })

  routes.delete('/:id/mapfields/:name', needs('datasets', 'update'), (c) => {
    const dataset = datasetOf(c)
    const name = c.req.param('name')
    if (!dataset.mapFields.includes(name)) throw refuse.notFound()
    save(
      c,
      dataset,
      dataset.mapFields.filter((each) => each !== name),
    )
    return c.body(null, 204)
  })

  return routes
}

/** @throws Refusal 422 */
function refuseReserved(names: readonly string[]): void {
  if (names.some((name) => RESERVED.test(name))) throw refuse.invalid('invalid map field name')
}
