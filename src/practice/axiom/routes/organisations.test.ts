import { describe, expect, it } from 'vitest'
import { INGEST, startAxiomTrial } from '#src/practice/axiom/testing/axiom-trial.ts'

describe('organisations', () => {
  it('are the same in the list and alone, with a license', async () => {
    const { owner } = await startAxiomTrial()
    const { body: list } = await owner('GET', '/v2/orgs')
    expect(list).toHaveLength(2)
    for (const organisation of list) {
      expect((await owner('GET', `/v2/orgs/${organisation.id}`)).body).toEqual(organisation)
      expect(organisation).toMatchObject({
        role: 'owner',
        paymentStatus: 'na',
        license: { id: expect.any(String), tier: 'personal' },
      })
    }
    expect((await owner('GET', '/v2/orgs/nobody')).status).toBe(404)
  })

  it('are its own alone for an API token', async () => {
    const { call, newToken, axiom } = await startAxiomTrial()
    const { bearer } = await newToken(INGEST)
    const { body } = await call(bearer, 'GET', '/v2/orgs')
    expect(body.map(({ id }: { id: string }) => id)).toEqual([axiom.orgId])
  })
})
