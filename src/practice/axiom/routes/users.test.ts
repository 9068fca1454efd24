import { describe, expect, it } from 'vitest'
import { startAxiomTrial } from '#src/practice/axiom/testing/axiom-trial.ts'

describe('people', () => {
  const USERS = '/v2/users'

  it('are invited, renamed, given a role and removed', async () => {
    const { owner } = await startAxiomTrial()
    const invited = { name: 'n', email: 'n@example.com', role: 'user' }
    const { status, body } = await owner('POST', USERS, invited)
    expect(status).toBe(200)
    expect(body).toMatchObject({ name: 'n', role: { id: 'user', name: 'user' } })
    const path = `${USERS}/${body.id}`
    expect((await owner('PUT', path, { name: 'm' })).body.name).toBe('m')
    expect((await owner('PUT', `${path}/role`, { role: 'admin' })).body.role.name).toBe('admin')
    expect((await owner('GET', USERS)).body).toHaveLength(4)
    expect((await owner('DELETE', path)).status).toBe(204)
    expect((await owner('GET', path)).status).toBe(404)
  })

  it('cannot remove themselves', async () => {
    const { owner } = await startAxiomTrial()
    const { body } = await owner('GET', '/v2/user')
    expect((await owner('DELETE', `${USERS}/${body.id}`)).status).toBe(403)
  })

  it.each([
    ['no role', { name: 'n', email: 'n@example.com' }, 422],
    [
      'an address that is taken',
      { name: 'n', email: 'axiom.admin@example.com', role: 'user' },
      409,
    ],
  ])('are refused with %s', async (_, body, status) => {
    const { owner } = await startAxiomTrial()
    expect((await owner('POST', USERS, body)).status).toBe(status)
  })

  it('rename themselves everywhere', async () => {
    const { owner } = await startAxiomTrial()
    expect((await owner('PUT', '/v2/user', { name: 'new name' })).body.name).toBe('new name')
    expect((await owner('GET', '/v2/user')).body.name).toBe('new name')
  })
})
