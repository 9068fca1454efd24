import { expect, test } from 'vitest'
import { startTrial } from '#src/practice/testing/trial.ts'

const PACKAGE = 'csa-api-token-connection-admin'

function submission(connection: string, tokenGuid: string, template = PACKAGE) {
  const parameters = [
    { name: 'connection_qualified_name', value: connection },
    { name: 'api_token_guid', value: tokenGuid },
  ]
  const templateRef = { name: template, template: 'main', clusterScope: true }
  const tasks = [{ name: 'run', arguments: { parameters }, templateRef }]
  return {
    metadata: { name: `${PACKAGE}-1795299217`, namespace: 'default', labels: {}, annotations: {} },
    spec: { entrypoint: 'main', templates: [{ name: 'main', dag: { tasks } }] },
    payload: [],
  }
}

test.each(['workflows', 'package-workflows'])(
  'the package makes a token connection admin, a moment after /%s was called',
  async (path) => {
    const { call, token, find, newToken, pass } = await startTrial()
    const { guid, qualifiedName } = await find('Connection', 'finance-dw')
    const { id, username } = await newToken()
    const admins = async () =>
      (await call(token, 'GET', `/api/meta/entity/guid/${guid}`)).body.entity.attributes.adminUsers
    const phase = async () => {
      const query = { term: { name: `${PACKAGE}-1795299217` } }
      const { body } = await call(token, 'POST', '/api/service/runs/indexsearch', { query })
      return body.hits.hits[0]._source.status.phase
    }
    const body = submission(qualifiedName, id)
    const answer = await call(token, 'POST', `/api/service/${path}?submit=true`, body)
    expect(answer.body).toEqual({ metadata: body.metadata, spec: body.spec, payload: [] })
    expect(await admins()).toEqual(['data.owner'])
    expect(await phase()).toBe('Running')
    pass(1500)
    expect(await admins()).toEqual(['data.owner', username])
    expect(await phase()).toBe('Succeeded')
  },
)

test('a run for a connection that does not exist fails', async () => {
  const { call, token, pass } = await startTrial()
  const body = submission('default/nowhere/1', 'none')
  await call(token, 'POST', '/api/service/workflows?submit=true', body)
  pass(1500)
  const query = { term: { name: body.metadata.name } }
  const runs = await call(token, 'POST', '/api/service/runs/indexsearch', { query })
  expect(runs.body.hits.hits[0]._source.status).toMatchObject({ phase: 'Failed' })
})

test('another package is not there, and a member may not run any', async () => {
  const { call, token, as } = await startTrial()
  const path = '/api/service/workflows?submit=true'
  expect((await call(token, 'POST', path, submission('a', 'b', 'other'))).status).toBe(400)
  expect((await call(await as('data.steward'), 'POST', path, submission('a', 'b'))).status).toBe(
    403,
  )
})
