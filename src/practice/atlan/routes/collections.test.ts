import { expect, test } from 'vitest'
import { one, startTrial, type Trial } from '#src/practice/testing/trial.ts'

const BULK = '/api/meta/entity/bulk'

const ofType = (
  body: { mutatedEntities: Record<string, { typeName: string }[]> },
  kind: string,
  typeName: string,
) => (body.mutatedEntities[kind] ?? []).filter((each) => each.typeName === typeName)

/** A folder and a query in "My query collection", made by its editor. */
async function startWithQuery() {
  const trial = await startTrial()
  const editor = await trial.as('collection.editor')
  const collection = await trial.find('Collection', 'My query collection')
  const inFolder = await make(trial, editor, 'Folder', 'reports', {
    typeName: 'Collection',
    uniqueAttributes: { qualifiedName: collection.qualifiedName },
  })
  const folder = inFolder.mutatedEntities.CREATE[0]
  const withQuery = await make(trial, editor, 'Query', 'daily', { guid: folder.guid })
  return {
    ...trial,
    editor,
    collection,
    inFolder,
    folder,
    withQuery,
    query: withQuery.mutatedEntities.CREATE[0],
  }
}

async function make(trial: Trial, bearer: string, typeName: string, name: string, parent: object) {
  const attributes = { name, qualifiedName: name, parent }
  return (await trial.call(bearer, 'POST', BULK, one(typeName, attributes))).body
}

test('a folder and a query know their parent and their collection, and touch the parent', async () => {
  const { collection, folder, query, inFolder, withQuery } = await startWithQuery()
  expect(folder.attributes).toMatchObject({
    collectionQualifiedName: collection.qualifiedName,
    parentQualifiedName: collection.qualifiedName,
  })
  expect(ofType(inFolder, 'UPDATE', 'Collection')).toMatchObject([{ guid: collection.guid }])
  expect(query.attributes).toMatchObject({
    collectionQualifiedName: collection.qualifiedName,
    parentQualifiedName: folder.attributes.qualifiedName,
  })
  expect(ofType(withQuery, 'UPDATE', 'Folder')).toMatchObject([{ guid: folder.guid }])
})

test('a soft-deleted query stays readable as deleted, and can be restored', async () => {
  const { call, editor, query } = await startWithQuery()
  const { body } = await call(editor, 'DELETE', `${BULK}?deleteType=SOFT&guid=${query.guid}`)
  expect(ofType(body, 'DELETE', 'Query')).toMatchObject([
    { guid: query.guid, status: 'DELETED', deleteHandler: 'SOFT' },
  ])
  expect(ofType(body, 'UPDATE', 'Query')).toEqual([])
  const read = await call(editor, 'GET', `/api/meta/entity/guid/${query.guid}`)
  expect(read.body.entity.status).toBe('DELETED')
  const again = await call(editor, 'DELETE', `${BULK}?deleteType=SOFT&guid=${query.guid}`)
  expect(again).toMatchObject({ status: 200, body: {} })

  const { qualifiedName, name } = query.attributes
  const restored = await call(editor, 'POST', BULK, {
    entities: [
      { typeName: 'Query', guid: '-1', status: 'ACTIVE', attributes: { qualifiedName, name } },
    ],
  })
  expect(ofType(restored.body, 'UPDATE', 'Query')).toMatchObject([{ status: 'ACTIVE' }])
})

test.each(['HARD', 'PURGE'])('%s removes a folder with what is in it', async (type) => {
  const { call, editor, folder, query } = await startWithQuery()
  const { body } = await call(editor, 'DELETE', `${BULK}/?deleteType=${type}&guid=${folder.guid}`)
  expect(body.mutatedEntities.DELETE).toMatchObject([
    { guid: folder.guid, deleteHandler: type },
    { guid: query.guid, deleteHandler: type },
  ])
  expect((await call(editor, 'GET', `/api/meta/entity/guid/${query.guid}`)).status).toBe(404)
})

test('deleting what does not exist counts as done', async () => {
  const { call, token } = await startTrial()
  const guid = '00000000-0000-0000-0000-00000000dead'
  const answer = await call(token, 'DELETE', `${BULK}?deleteType=PURGE&guid=${guid}`)
  expect(answer).toMatchObject({ status: 200, body: {} })
})

test('who may not delete is refused, and nothing is deleted', async () => {
  const { call, as, editor, query } = await startWithQuery()
  const viewer = await as('collection.viewer')
  const answer = await call(viewer, 'DELETE', `${BULK}?deleteType=PURGE&guid=${query.guid}`)
  expect(answer).toMatchObject({ status: 403, body: { errorCode: 'ATLAS-403-00-001' } })
  expect((await call(editor, 'GET', `/api/meta/entity/guid/${query.guid}`)).status).toBe(200)
})

test('the editors of a collection write in it, viewers only read', async () => {
  const trial = await startWithQuery()
  const viewer = await trial.as('collection.viewer')
  const steward = await trial.as('data.steward')
  const path = `/api/meta/entity/guid/${trial.query.guid}`
  expect((await trial.call(viewer, 'GET', path)).status).toBe(200)
  expect((await trial.call(steward, 'GET', path)).status).toBe(403)
  const made = await make(trial, viewer, 'Query', 'mine', { guid: trial.folder.guid })
  expect(made).toMatchObject({ errorCode: 'ATLAS-403-00-001' })
})
