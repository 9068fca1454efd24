import { describe, expect, it } from 'vitest'
import { problemFrom } from '#src/clients/http/testing/problem.ts'
import { Secret } from '#src/domain/secret.ts'
import { axiomRig } from './rig.ts'

it('reads what a wizard needs', async () => {
  const { person, practice } = await axiomRig()
  expect((await person.datasets.list()).map(({ name }) => name)).toContain('http-logs')
  expect(await person.views.list()).toMatchObject([{ name: 'errors', datasets: ['http-logs'] }])
  expect(await person.users.current()).toMatchObject({
    user: { name: 'axiom.owner', role: { name: 'owner' } },
    serverDate: expect.any(Date),
  })
  const organisations = await person.organisations.list()
  expect(organisations[0]).toMatchObject({ id: practice.axiom.orgId, role: 'owner' })
  expect(organisations).toHaveLength(2)
})

describe('a personal access token', () => {
  it('has to come with an organisation', async () => {
    const rig = await axiomRig()
    const secret = new Secret(rig.practice.axiom.personalAccessToken)
    const problem = await problemFrom(rig.with(secret).tokens.list())
    expect(problem).toMatchObject({ kind: 'usage', code: 'organisation-missing' })
    expect((await rig.with(secret).organisations.list()).length).toBeGreaterThan(0)
  })

  it('opens the organisation that is named', async () => {
    const rig = await axiomRig()
    const secret = new Secret(rig.practice.axiom.personalAccessToken)
    const other = (await rig.with(secret).organisations.list())[1]
    const datasets = await rig.with(secret, other?.id).datasets.list()
    expect(datasets.map(({ name }) => name)).toEqual(['scratch'])
  })
})

it('an API token may name its organisation as well', async () => {
  const rig = await axiomRig()
  const { apiToken, orgId } = rig.practice.axiom
  const tokens = await rig.with(new Secret(apiToken), orgId).tokens.list()
  expect(tokens.map(({ name }) => name)).toContain('practice')
})

it('an unknown credential is not authenticated', async () => {
  const rig = await axiomRig()
  const problem = await problemFrom(rig.with(new Secret('xapt-123')).tokens.list())
  expect(problem).toMatchObject({ kind: 'not-authenticated', http: { status: 401 } })
  expect(problem.http?.requestId).toMatch(/^[0-9a-f]{32}$/)
})
