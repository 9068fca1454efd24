import { describe, expect, it } from 'vitest'
import { startAxiomTrial } from '#src/practice/axiom/testing/axiom-trial.ts'

describe('a virtual field', () => {
  const FIELDS = '/v2/vfields'
  const field = { dataset: 'http-logs', name: 'ok', expression: 'status < 400', type: 'boolean' }

  it('is created, listed by its dataset, changed and deleted', async () => {
    const { owner } = await startAxiomTrial()
    const { status, body } = await owner('POST', FIELDS, field)
    expect([status, body]).toEqual([200, { ...field, id: expect.any(String) }])
    expect((await owner('GET', `${FIELDS}?dataset=http-logs`)).body).toEqual([body])
    expect((await owner('GET', `${FIELDS}?dataset=app-events`)).body).toEqual([])
    const path = `${FIELDS}/${body.id}`
    expect((await owner('PUT', path, { ...field, name: 'fine' })).body.name).toBe('fine')
    expect((await owner('GET', path)).body.name).toBe('fine')
    expect((await owner('DELETE', path)).status).toBe(204)
    expect((await owner('GET', path)).status).toBe(404)
  })

  it.each([
    ['a name that is taken', field, 409],
    ['no dataset', { ...field, dataset: null }, 422],
    ['a dataset that there is not', { ...field, dataset: 'nothing' }, 422],
  ])('is refused with %s', async (_, body, status) => {
    const { owner } = await startAxiomTrial()
    await owner('POST', FIELDS, field)
    expect((await owner('POST', FIELDS, body)).status).toBe(status)
  })

  it('is listed for a dataset only', async () => {
    const { owner } = await startAxiomTrial()
    expect((await owner('GET', FIELDS)).status).toBe(422)
  })

  it('is for who may in its own dataset', async () => {
    const { owner, call, newToken } = await startAxiomTrial()
    const { body } = await owner('POST', FIELDS, field)
    const grants = { virtualFields: ['create', 'read', 'update', 'delete'] }
    const here = await newToken({ datasetCapabilities: { 'http-logs': grants } })
    const there = await newToken({ datasetCapabilities: { 'app-events': grants } })
    const status = async ({ bearer }: typeof here, method: string, path: string, sent?: object) =>
      (await call(bearer, method, FIELDS + path, sent)).status
    expect(await status(there, 'GET', '?dataset=http-logs')).toBe(403)
    expect(await status(there, 'GET', `/${body.id}`)).toBe(403)
    expect(await status(there, 'POST', '', { ...field, name: 'mine' })).toBe(403)
    // Nor can a field be carried over into a dataset where one may not.
    const moved = { ...field, dataset: 'app-events' }
    expect(await status(here, 'PUT', `/${body.id}`, moved)).toBe(403)
    expect(await status(there, 'DELETE', `/${body.id}`)).toBe(403)
    expect(await status(here, 'GET', '?dataset=http-logs')).toBe(200)
    expect(await status(here, 'DELETE', `/${body.id}`)).toBe(204)
  })
})
