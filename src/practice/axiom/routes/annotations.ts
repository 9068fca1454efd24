import { Hono } from 'hono'
import {
  type Json,
  optionalText,
  optionalTexts,
  readBody,
  requiredText,
} from '#src/practice/axiom/body.ts'
import type { Environment, Routes } from '#src/practice/axiom/environment.ts'
import { readInstant, writeInstant } from '#src/practice/axiom/instant.ts'
import { needs } from '#src/practice/axiom/principal.ts'
import { refuse } from '#src/practice/axiom/refusal.ts'
import type { AxiomService } from '#src/practice/axiom/service.ts'
import type { Annotation, Organisation } from '#src/practice/axiom/store/organisation.ts'

/** `/v2/annotations`. They outlive the datasets that they are drawn on. */
export function annotationRoutes({ random, now }: AxiomService): Routes {
  const routes = new Hono<Environment>()

  routes.get('/', needs('annotations', 'read'), (c) => {
    const query = c.req.queries()
    // Both forms are about: `datasets=a,b` in the description, `datasets=a&datasets=b` from Go.
    const datasets = (query.datasets ?? []).flatMap((list) => list.split(','))
    // Go sends `start` twice when it means start and end, and the year 1 for neither.
    const from = readInstant(query.start?.[0], 'start')
    const to = readInstant(query.end?.[0], 'end')
    const found = [...c.get('organisation').annotations.values()].filter(
      (annotation) =>
        (datasets.length === 0 || annotation.datasets.some((name) => datasets.includes(name))) &&
        (from === null || (annotation.endTime ?? annotation.time) >= from) &&
        (to === null || annotation.time <= to),
    )
    return c.json(found.map(annotationJson))
  })

  // 201 here, unlike everywhere else (vendor's description).
  routes.post('/', needs('annotations', 'create'), async (c) => {
    const body = await readBody(c)
    requiredText(body, 'type')
    if (!optionalTexts(body, 'datasets')) throw refuse.invalid('datasets is required')
    const annotation: Annotation = {
      id: `ann_${random.nanoid(12)}`,
      ...{ datasets: [], type: '', title: '', description: '', url: '' },
      ...{ time: now(), endTime: null },
      ...changesOf(body),
    }
    c.get('organisation').annotations.set(annotation.id, annotation)
    return c.json(annotationJson(annotation), 201)
  })

  routes.get('/:id', needs('annotations', 'read'), (c) =>
    c.json(annotationJson(existing(c.get('organisation'), c.req.param('id')))),
  )

  routes.put('/:id', needs('annotations', 'update'), async (c) => {
    const before = existing(c.get('organisation'), c.req.param('id'))
    const annotation = { ...before, ...changesOf(await readBody(c)) }
    c.get('organisation').annotations.set(annotation.id, annotation)
    return c.json(annotationJson(annotation))
  })

  routes.delete('/:id', needs('annotations', 'delete'), (c) => {
    const { annotations } = c.get('organisation')
    annotations.delete(existing(c.get('organisation'), c.req.param('id')).id)
    return c.body(null, 204)
  })

  return routes
}

function existing({ annotations }: Organisation, id: string): Annotation {
  const annotation = annotations.get(id)
  if (!annotation) throw refuse.notFound()
  return annotation
}

/** The most characters of each (vendor's description). */
const LONGEST = { title: 256, description: 512, url: 512, type: 256 } as const

/** What was sent, as an update takes it: the rest stays. @throws Refusal 422 */
function changesOf(body: Json): Partial<Annotation> {
  const datasets = optionalTexts(body, 'datasets')
  if (datasets?.length === 0 || datasets?.includes(''))
    throw refuse.invalid('datasets must name at least one')
  const time = readInstant(body.time, 'time')
  const endTime = readInstant(body.endTime, 'endTime')
  const texts = Object.entries(LONGEST).flatMap(([field, longest]) => {
    const value = optionalText(body, field)
    if (value === undefined) return []
    if (value.length > longest) throw refuse.invalid(`${field} is longer than ${longest}`)
    return [[field, value] as const]
  })
  const type = optionalText(body, 'type')
  if (type !== undefined && !/^[a-z0-9-]+$/.test(type))
    throw refuse.invalid('type must be of a-z, 0-9 and hyphens')
  return {
    ...(datasets && { datasets }),
    ...(time !== null && { time }),
    ...(endTime !== null && { endTime }),
    ...Object.fromEntries(texts),
  }
}

const annotationJson = ({ time, endTime, ...annotation }: Annotation): Json => ({
  ...annotation,
  time: writeInstant(time),
  endTime: endTime === null ? null : writeInstant(endTime),
})
