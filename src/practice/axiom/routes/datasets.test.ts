import { describe, expect, it } from 'vitest'
import { startAxiomTrial } from '#src/practice/axiom/testing/axiom-trial.ts'

const DATASETS = '/v2/datasets'

describe('a dataset', () => {
  it('is created, read, changed and deleted by its name', async () => {
    const { owner, pass } = await startAxiomTrial()
    const created = await owner('POST', DATASETS, { name: 'new-one', retentionDays: 7 })
    expect(created).toMatchObject({
      status: 200,
      body: { id: 'new-one', name: 'new-one', kind: 'axiom:events:v1', retentionDays: 7 },
    })
    pass(1000)
    const changed = await owner('PUT', `${DATASETS}/new-one`, { description: 'd' })
    expect(changed.body).toEqual({
      ...created.body,
      description: 'd',
      updatedAt: '2026-11-21T12:00:01.000Z',
    })
    expect((await owner('GET', `${DATASETS}/new-one`)).body).toEqual(changed.body)
    expect((await owner('GET', DATASETS)).body).toContainEqual(changed.body)
    expect(await owner('DELETE', `${DATASETS}/new-one`)).toMatchObject({ status: 204, text: '' })
    expect((await owner('GET', `${DATASETS}/new-one`)).status).toBe(404)
  })

  it.each([
    ['a name that is taken', { name: 'http-logs' }, 409],
    ['a name with a blank', { name: 'http logs' }, 400],
    ['a name that ends in a dot', { name: 'http.' }, 400],
    ['a name of the vendor’s own', { name: 'axiom-history' }, 400],
    ['no name', { description: 'd' }, 422],
    ['an unknown kind', { name: 'n', kind: 'video' }, 422],
    ['a retention that is none', { name: 'n', retentionDays: -1 }, 422],
    ['a description that is no text', { name: 'n', description: {} }, 422],
  ])('is refused with %s', async (_, body, status) => {
    const { owner } = await startAxiomTrial()
    expect((await owner('POST', DATASETS, body)).status).toBe(status)
  })

  it('has no member that the vendor’s strict Go client does not know', async () => {
    const { owner } = await startAxiomTrial()
    const [dataset] = (await owner('GET', DATASETS)).body
    expect(Object.keys(dataset).sort()).toEqual(
      ['canWrite', 'created', 'description', 'id', 'kind', 'mapFields', 'name']
        .concat(['retentionDays', 'updatedAt', 'useRetentionPeriod', 'who'])
        .sort(),
    )
  })

  it('answers the same at the older address', async () => {
    const { owner } = await startAxiomTrial()
    const older = '/v1/datasets'
    expect((await owner('POST', older, { name: 'old', description: 'd' })).status).toBe(200)
    expect((await owner('PUT', `${older}/old`, { description: 'e' })).body.description).toBe('e')
    expect((await owner('GET', older)).body).toEqual((await owner('GET', DATASETS)).body)
    expect((await owner('POST', `${older}/old/trim`, { maxDuration: '1h' })).status).toBe(204)
    expect((await owner('DELETE', `${older}/old`)).status).toBe(204)
    expect((await owner('GET', `${DATASETS}/old`)).status).toBe(404)
  })

  it('is vacuumed only by whoever may', async () => {
    const { owner, call, newToken } = await startAxiomTrial()
    expect((await owner('POST', `${DATASETS}/http-logs/vacuum`)).status).toBe(200)
    expect((await owner('POST', `${DATASETS}/nothing/vacuum`)).status).toBe(404)
    const { bearer } = await newToken()
    expect((await call(bearer, 'POST', `${DATASETS}/http-logs/vacuum`)).status).toBe(403)
  })

  it('can be trimmed', async () => {
    const { owner } = await startAxiomTrial()
    const trim = (name: string, body: object) => owner('POST', `${DATASETS}/${name}/trim`, body)
    expect((await trim('http-logs', { maxDuration: '1h0m0s' })).status).toBe(204)
    expect((await trim('nothing', { maxDuration: '1h0m0s' })).status).toBe(404)
    expect((await trim('http-logs', {})).status).toBe(422)
  })
})
