import { describe, expect, it } from 'vitest'
import { startAxiomTrial } from '#src/practice/axiom/testing/axiom-trial.ts'

describe('an annotation', () => {
  const ANNOTATIONS = '/v2/annotations'
  const annotation = { datasets: ['http-logs'], type: 'deployment', title: 'v2' }

  it('is created with 201 and the time of the request', async () => {
    const { owner } = await startAxiomTrial()
    expect(await owner('POST', ANNOTATIONS, annotation)).toMatchObject({
      status: 201,
      body: {
        ...annotation,
        id: expect.stringMatching(/^ann_/),
        time: '2026-11-21T12:00:00.000Z',
        endTime: null,
      },
    })
  })

  it('is changed in what was sent, and deleted, also without its dataset', async () => {
    const { owner } = await startAxiomTrial()
    const { body } = await owner('POST', ANNOTATIONS, annotation)
    const path = `${ANNOTATIONS}/${body.id}`
    const changed = await owner('PUT', path, { datasets: ['app-events'] })
    expect(changed.body).toEqual({ ...body, datasets: ['app-events'] })
    await owner('DELETE', '/v2/datasets/app-events')
    expect((await owner('GET', path)).body).toEqual(changed.body)
    expect((await owner('DELETE', path)).status).toBe(204)
    expect((await owner('GET', path)).status).toBe(404)
  })

  it.each([
    ['datasets=http-logs', ['early', 'late']],
    ['datasets=app-events', ['other']],
    ['datasets=http-logs,app-events', ['early', 'late', 'other']],
    ['datasets=http-logs&datasets=app-events', ['early', 'late', 'other']],
    ['start=2026-11-20T00:00:00Z', ['late', 'other']],
    ['end=2026-11-20T00:00:00Z', ['early']],
    ['start=0001-01-01T00:00:00Z&start=0001-01-01T00:00:00Z', ['early', 'late', 'other']],
    ['', ['early', 'late', 'other']],
  ])('is found by %s', async (query, titles) => {
    const { owner } = await startAxiomTrial()
    const add = (title: string, time: string, dataset = 'http-logs') =>
      owner('POST', ANNOTATIONS, { title, time, type: 'x', datasets: [dataset] })
    await add('early', '2026-11-19T00:00:00Z')
    await add('late', '2026-11-21T00:00:00Z')
    await add('other', '2026-11-21T00:00:00Z', 'app-events')
    const { body } = await owner('GET', `${ANNOTATIONS}?${query}`)
    expect(body.map(({ title }: { title: string }) => title)).toEqual(titles)
  })

  it.each([
    ['no dataset', { type: 'x' }],
    ['an empty list of datasets', { type: 'x', datasets: [] }],
    ['no type', { datasets: ['a'] }],
    ['a type with capitals', { datasets: ['a'], type: 'Deploy' }],
    ['a title that is too long', { ...annotation, title: 'x'.repeat(257) }],
    ['a time that is none', { ...annotation, time: 'noon' }],
  ])('is refused with %s', async (_, body) => {
    const { owner } = await startAxiomTrial()
    expect((await owner('POST', ANNOTATIONS, body)).status).toBe(422)
  })
})
