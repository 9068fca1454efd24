import { type Context, Hono } from 'hono'
import { type Json, optionalText, readBody, requiredText } from '#src/practice/axiom/body.ts'
import type { Action } from '#src/practice/axiom/capabilities.ts'
import type { Environment, Routes } from '#src/practice/axiom/environment.ts'
import { requireOnDataset } from '#src/practice/axiom/principal.ts'
import { refuse } from '#src/practice/axiom/refusal.ts'
import type { AxiomService } from '#src/practice/axiom/service.ts'
import type { Organisation, VirtualField } from '#src/practice/axiom/store/organisation.ts'

/** `/v2/vfields`. The capability is the dataset's, so a field's own dataset decides. */
export function virtualFieldRoutes({ random }: AxiomService): Routes {
  const routes = new Hono<Environment>()

  routes.get('/', (c) => {
    const dataset = c.req.query('dataset')
    if (!dataset) throw refuse.invalid('dataset is required')
    requireOnDataset(c, dataset, 'virtualFields', 'read')
    const fields = [...c.get('organisation').virtualFields.values()]
    return c.json(fields.filter((field) => field.dataset === dataset))
  })

  routes.post('/', async (c) => {
    const { virtualFields } = c.get('organisation')
    const field = { id: random.nanoid(), ...readField(await readBody(c)) }
    requireOnDataset(c, field.dataset, 'virtualFields', 'create')
    refuseUnusable(c.get('organisation'), field)
    virtualFields.set(field.id, field)
    return c.json(field)
  })

  routes.get('/:id', (c) => c.json(existing(c, 'read')))

  routes.put('/:id', async (c) => {
    const { id } = existing(c, 'update')
    const field = { id, ...readField(await readBody(c)) }
    requireOnDataset(c, field.dataset, 'virtualFields', 'update')
    refuseUnusable(c.get('organisation'), field)
    c.get('organisation').virtualFields.set(id, field)
    return c.json(field)
  })

  routes.delete('/:id', (c) => {
    c.get('organisation').virtualFields.delete(existing(c, 'delete').id)
    return c.body(null, 204)
  })

  return routes
}

/** @throws Refusal 404; 403 for who may not do this in its dataset. */
function existing(c: Context<Environment>, action: Action): VirtualField {
  const field = c.get('organisation').virtualFields.get(c.req.param('id') ?? '')
  if (!field) throw refuse.notFound()
  requireOnDataset(c, field.dataset, 'virtualFields', action)
  return field
}

/** @throws Refusal 422 */
function readField(body: Json): Omit<VirtualField, 'id'> {
  return {
    dataset: requiredText(body, 'dataset'),
    name: requiredText(body, 'name'),
    expression: requiredText(body, 'expression'),
    description: optionalText(body, 'description'),
    type: optionalText(body, 'type'),
    unit: optionalText(body, 'unit'),
  }
}

/** @throws Refusal 422 without its dataset, 409 for a name that is taken there (ours). */
function refuseUnusable({ datasets, virtualFields }: Organisation, field: VirtualField): void {
  if (!datasets.has(field.dataset)) throw refuse.invalid('dataset not found')
  for (const other of virtualFields.values())
    if (other.id !== field.id && other.dataset === field.dataset && other.name === field.name)
      throw refuse.exists('virtual field')
}
