import { describe, expect, it } from 'vitest'
import { startAxiomTrial } from '#src/practice/axiom/testing/axiom-trial.ts'

const DATASETS = '/v2/datasets'

describe('map fields', () => {
  const FIELDS = `${DATASETS}/http-logs/mapfields`

  it('are added, replaced, listed and taken away, and shown with the dataset', async () => {
    const { owner } = await startAxiomTrial()
    expect((await owner('POST', FIELDS, { name: 'foo' })).body).toEqual({ name: 'foo' })
    expect((await owner('GET', `${DATASETS}/http-logs`)).body.mapFields).toEqual(['foo'])
    expect((await owner('PUT', FIELDS, ['bar', 'baz'])).body).toEqual(['bar', 'baz'])
    expect((await owner('DELETE', `${FIELDS}/bar`)).status).toBe(204)
    expect((await owner('GET', FIELDS)).body).toEqual(['baz'])
    expect((await owner('PUT', FIELDS, [])).body).toEqual([])
  })

  it.each([
    ['POST', '', { name: 'there' }, 409],
    ['POST', '', { name: '__invalid__' }, 422],
    ['PUT', '', ['twice', 'twice'], 422],
    ['PUT', '', ['__invalid__'], 422],
    ['PUT', '', { name: 'no-list' }, 422],
    ['DELETE', '/nothing', undefined, 404],
  ])('%s%s %j is refused', async (method, path, body, status) => {
    const { owner } = await startAxiomTrial()
    await owner('PUT', FIELDS, ['there'])
    expect((await owner(method, FIELDS + path, body)).status).toBe(status)
    expect((await owner('GET', FIELDS)).body).toEqual(['there'])
  })
})
