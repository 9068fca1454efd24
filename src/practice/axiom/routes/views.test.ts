import { describe, expect, it } from 'vitest'
import { startAxiomTrial } from '#src/practice/axiom/testing/axiom-trial.ts'

describe('a view', () => {
  const VIEWS = '/v2/views'
  const view = { name: 'slow', aplQuery: "['http-logs'] | where ms > 900" }

  it('is created, read, changed and deleted by its name, which is its only id', async () => {
    const { owner } = await startAxiomTrial()
    const created = await owner('POST', VIEWS, view)
    expect(created).toMatchObject({ status: 200, body: { ...view, datasets: ['http-logs'] } })
    expect(created.body).not.toHaveProperty('id')
    expect((await owner('GET', `${VIEWS}/slow`)).body).toEqual(created.body)
    const renamed = await owner('PUT', `${VIEWS}/slow`, { ...view, name: 'slower' })
    expect(renamed.body.name).toBe('slower')
    expect((await owner('GET', `${VIEWS}/slow`)).status).toBe(404)
    expect((await owner('DELETE', `${VIEWS}/slower`)).status).toBe(204)
    expect((await owner('GET', VIEWS)).body.map(({ name }: { name: string }) => name)).toEqual([
      'errors',
    ])
  })

  it.each([
    ['a name that is taken', { ...view, name: 'errors' }, 409],
    ['no query', { name: 'v' }, 422],
    ['a dataset that there is not', { name: 'v', aplQuery: "['nothing'] | take 1" }, 422],
    ['datasets that are no list', { ...view, datasets: 'http-logs' }, 422],
  ])('is refused with %s', async (_, body, status) => {
    const { owner } = await startAxiomTrial()
    expect((await owner('POST', VIEWS, body)).status).toBe(status)
  })
})
