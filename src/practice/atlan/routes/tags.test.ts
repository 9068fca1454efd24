import { expect, test } from 'vitest'
import { startTrial } from '#src/practice/testing/trial.ts'

async function startTagging() {
  const trial = await startTrial()
  const { guid, qualifiedName } = await trial.find('Connection', 'crm')
  const owner = await trial.as('data.owner')
  const byName = (end: string) =>
    `/api/meta/entity/uniqueAttribute/type/Connection/${end}?attr%3AqualifiedName=${encodeURIComponent(qualifiedName)}`
  const byGuid = (end: string) => `/api/meta/entity/guid/${guid}/${end}`
  const tags = async () => {
    const { body } = await trial.call(owner, 'GET', `/api/meta/entity/guid/${guid}`)
    return body.entity.classifications
  }
  const call = (method: string, path: string, body?: unknown, bearer = owner) =>
    trial.call(bearer, method, path, body)
  return { ...trial, byName, byGuid, tags, send: call }
}

const PII = [{ typeName: 'PII', propagate: true }]

// Seen from pyatlan 5.
test('tags are added, changed and removed below the entity, with the status that SDKs take', async () => {
  const { send, byName, byGuid, tags } = await startTagging()
  for (const at of [byName, byGuid]) {
    expect((await send('POST', at('classifications'), PII)).status).toBe(204)
    expect(await tags()).toMatchObject(PII)
    const changed = [{ typeName: 'PII', propagate: false }]
    expect((await send('PUT', at('classifications'), changed)).status).toBe(200)
    expect(await tags()).toMatchObject(changed)
    expect((await send('DELETE', at('classification/PII'))).status).toBe(204)
    expect(await tags()).toEqual([])
  }
})

test('a tag is not added twice, and what is not there is not changed or removed', async () => {
  const { send, byName } = await startTagging()
  expect((await send('PUT', byName('classifications'), PII)).status).toBe(400)
  expect((await send('DELETE', byName('classification/PII'))).status).toBe(400)
  await send('POST', byName('classifications'), PII)
  expect((await send('POST', byName('classifications'), PII)).status).toBe(400)
  expect((await send('POST', byName('classifications'), {})).status).toBe(400)
})

test('tagging asks for the right to change the entity', async () => {
  const { send, as, byGuid } = await startTagging()
  const stranger = await as('conn.admin')
  const answer = await send('POST', byGuid('classifications'), PII, stranger)
  expect(answer).toMatchObject({ status: 403, body: { errorCode: 'ATLAS-403-00-001' } })
  const missing = await send('POST', '/api/meta/entity/guid/none/classifications', PII)
  expect(missing.status).toBe(404)
})
