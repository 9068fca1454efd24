import { Hono } from 'hono'
import {
  type Json,
  optionalText,
  optionalTexts,
  readBody,
  requiredText,
} from '#src/practice/axiom/body.ts'
import type { Environment, Routes } from '#src/practice/axiom/environment.ts'
import { needs } from '#src/practice/axiom/principal.ts'
import { refuse } from '#src/practice/axiom/refusal.ts'
import type { Organisation, View } from '#src/practice/axiom/store/organisation.ts'

/** `/v2/views`. A view has no id but its name, so another name is another address. */
export function viewRoutes(): Routes {
  const routes = new Hono<Environment>()

  routes.get('/', needs('views', 'read'), (c) => c.json([...c.get('organisation').views.values()]))

  routes.post('/', needs('views', 'create'), async (c) => {
    const { views } = c.get('organisation')
    const view = readView(await readBody(c), c.get('organisation'))
    if (views.has(view.name)) throw refuse.exists('view')
    views.set(view.name, view)
    return c.json(view)
  })

  routes.get('/:id', needs('views', 'read'), (c) =>
    c.json(existing(c.get('organisation'), c.req.param('id'))),
  )

  routes.put('/:id', needs('views', 'update'), async (c) => {
    const { views } = c.get('organisation')
    const before = existing(c.get('organisation'), c.req.param('id'))
    const view = readView(await readBody(c), c.get('organisation'))
    if (view.name !== before.name && views.has(view.name)) throw refuse.exists('view')
    views.delete(before.name)
    views.set(view.name, view)
    return c.json(view)
  })

  routes.delete('/:id', needs('views', 'delete'), (c) => {
    const { views } = c.get('organisation')
    views.delete(existing(c.get('organisation'), c.req.param('id')).name)
    return c.body(null, 204)
  })

  return routes
}

function existing({ views }: Organisation, id: string): View {
  const view = views.get(id)
  if (!view) throw refuse.notFound()
  return view
}

/** `['http-logs'] | …` or `http_logs | …`: what a query begins with, where it is as simple as that. */
const SOURCE = /^\s*(?:\[\s*(['"])(?<quoted>.+?)\1\s*\]|(?<bare>[\w-]+))\s*(?:\||$)/

/** @throws Refusal 422 for a body of another shape and a query on a dataset that there is not. */
function readView(body: Json, { datasets }: Organisation): View {
  const aplQuery = requiredText(body, 'aplQuery')
  const { quoted, bare } = SOURCE.exec(aplQuery)?.groups ?? {}
  const source = quoted ?? bare
  if (source !== undefined && !datasets.has(source))
    throw refuse.invalid(`aplQuery: dataset not found: ${source}`)
  return {
    name: requiredText(body, 'name'),
    description: optionalText(body, 'description') ?? '',
    aplQuery,
    datasets: optionalTexts(body, 'datasets') ?? (source === undefined ? [] : [source]),
  }
}
