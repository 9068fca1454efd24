import { describe, expect, test } from 'vitest'
import { one, startTrial } from '#src/practice/testing/trial.ts'

const BULK = '/api/meta/entity/bulk'
const CONNECTION = 'default/snowflake/1699268171'
const TABLE = `${CONNECTION}/RAW/WIDEWORLDIMPORTERS_WAREHOUSE/PACKAGETYPES`
const COLUMN = `${TABLE}/ISACTIVE`
/** Older than grants take. */
const SETTLED = 5_000

type Json = Record<string, unknown>

/** A tagged table, a purpose for its tag, and somebody who has no other right to it. */
async function startPurpose() {
  const trial = await startTrial()
  const { call, token, as, pass } = trial
  const types = await call(token, 'GET', '/api/meta/types/typedefs?type=classification')
  const [tag, otherTag] = types.body.classificationDefs.map(({ name }: { name: string }) => name)
  const admin = await as('conn.admin')

  const save = async (entity: Json) => {
    const answer = await call(admin, 'POST', `${BULK}?appendTags=true`, { entities: [entity] })
    expect(answer.status, answer.text).toBe(200)
    return answer.body.mutatedEntities
  }
  const put = (typeName: string, qualifiedName: string, more: Json) =>
    save({ typeName, guid: '-1', attributes: { qualifiedName }, ...more })
  const tagged = { classifications: [{ typeName: tag }] }
  await put('Table', TABLE, tagged)

  const purpose = one('Purpose', { name: 'p', qualifiedName: 'p', purposeClassifications: [tag] })
  const made = await call(token, 'POST', BULK, purpose)
  const [{ guid, attributes }] = made.body.mutatedEntities.CREATE

  /** A policy of the purpose, in force. */
  const policy = async (username: string, more: Json = {}) => {
    const { CREATE } = await save({
      typeName: 'AuthPolicy',
      attributes: {
        name: 'policy',
        qualifiedName: 'policy',
        policyType: 'allow',
        policyCategory: 'purpose',
        policySubCategory: 'metadata',
        policyServiceName: 'atlas_tag',
        policyResourceCategory: 'TAG',
        policyActions: ['entity-read'],
        policyUsers: [username],
        accessControl: { typeName: 'Purpose', guid },
        ...more,
      },
    })
    pass(SETTLED)
    return CREATE[0]
  }
  const change = (more: Json) =>
    save({ typeName: 'Purpose', guid, attributes: { ...attributes, ...more } })

  const readTable = (bearer: string, qualifiedName = TABLE, typeName = 'Table') => {
    const name = encodeURIComponent(qualifiedName)
    const at = `/api/meta/entity/uniqueAttribute/type/${typeName}?attr%3AqualifiedName=${name}`
    return call(bearer, 'GET', at)
  }
  const write = (bearer: string, more: Json, query = '') =>
    call(bearer, 'POST', BULK + query, {
      entities: [
        {
          typeName: 'Table',
          guid: '-1',
          attributes: { qualifiedName: TABLE },
          ...more,
        },
      ],
    })
  return { ...trial, tag, otherTag, policy, change, readTable, write, put, tagged, save }
}

describe('what a purpose allows', () => {
  test('is open to its subjects by the tag, and to nobody else', async () => {
    const { policy, readTable, newToken } = await startPurpose()
    const [named, stranger] = [await newToken(), await newToken()]
    expect((await readTable(named.bearer)).status).toBe(403)
    await policy(named.username)
    expect((await readTable(named.bearer)).status).toBe(200)
    expect((await readTable(stranger.bearer)).status).toBe(403)
    expect((await readTable(named.bearer, COLUMN, 'Column')).status).toBe(403)
  })

  test('takes as long as any grant, and the refusal is worded like any other', async () => {
    const { policy, readTable, newToken, call, pass } = await startPurpose()
    const { username, bearer } = await newToken()
    await call(undefined, 'POST', '/_practice/control', { grantDelayMs: 60_000 })
    await policy(username)
    expect(await readTable(bearer)).toMatchObject({
      status: 403,
      body: {
        errorCode: 'ATLAS-403-00-001',
        errorMessage: `${username} is not authorized to perform read entity: type=Table, ${TABLE}`,
      },
    })
    pass(60_000)
    expect((await readTable(bearer)).status).toBe(200)
  })

  test('finds its way into search', async () => {
    const { policy, call, newToken } = await startPurpose()
    const { username, bearer } = await newToken()
    await policy(username)
    const dsl = { query: { term: { '__superTypeNames.keyword': 'SQL' } } }
    const { body } = await call(bearer, 'POST', '/api/meta/search/indexsearch', { dsl })
    const names = body.entities.map((each: { attributes: Json }) => each.attributes.qualifiedName)
    expect(names).toEqual([TABLE])
  })

  test.each([
    ['by a group', { policyUsers: [], policyGroups: ['analysts'] }, 200],
    ['as everybody', { policyUsers: [], policyGroups: ['public'] }, 200],
    ['by a group of others', { policyUsers: [], policyGroups: ['finance_admins'] }, 403],
  ])('names a person %s', async (_how, subjects, status) => {
    const { policy, readTable, as } = await startPurpose()
    await policy('', subjects)
    expect((await readTable(await as('collection.viewer'))).status).toBe(status)
  })

  test.each([
    ['update', ['entity-update'], { attributes: { qualifiedName: TABLE, description: 'new' } }, ''],
    ['tag', ['entity-add-classification'], {}, '?appendTags=true'],
  ])('is just what it says: %s', async (_what, policyActions, more, query) => {
    const { policy, write, newToken, otherTag } = await startPurpose()
    const { username, bearer } = await newToken()
    await policy(username)
    const body = query ? { classifications: [{ typeName: otherTag }] } : more
    expect((await write(bearer, body, query)).status).toBe(403)
    await policy(username, { policyActions })
    expect((await write(bearer, body, query)).status).toBe(200)
  })

  test('is over once the purpose or the policy is switched off, or the tag is another', async () => {
    const { policy, change, save, readTable, newToken, otherTag, pass } = await startPurpose()
    const { username, bearer } = await newToken()
    const { guid, attributes } = await policy(username)
    const status = async () => {
      pass(SETTLED)
      return (await readTable(bearer)).status
    }
    const switched = await change({ isAccessControlEnabled: false })
    const updated = switched.UPDATE.map((each: { typeName: string }) => each.typeName)
    expect(updated).toEqual(['Purpose', 'AuthPolicy'])
    expect(await status()).toBe(403)
    await change({ isAccessControlEnabled: true })
    expect(await status()).toBe(200)

    const withEnabled = (isPolicyEnabled: boolean) =>
      save({ typeName: 'AuthPolicy', guid, attributes: { ...attributes, isPolicyEnabled } })
    await withEnabled(false)
    expect(await status()).toBe(403)
    await withEnabled(true)
    expect(await status()).toBe(200)

    await change({ purposeClassifications: [otherTag] })
    expect(await status()).toBe(403)
  })
})

describe('what a purpose denies', () => {
  const DENY = { policyType: 'deny' }

  test('beats what a persona allows', async () => {
    const { policy, readTable, newToken, find } = await startPurpose()
    const { qualifiedName } = await find('Persona', 'Data Assets')
    const { username, bearer } = await newToken({ personaQualifiedNames: [qualifiedName] })
    await policy(username)
    expect((await readTable(bearer)).status).toBe(200)
    await policy(username, DENY)
    expect((await readTable(bearer)).status).toBe(403)
    expect((await readTable(bearer, COLUMN, 'Column')).status).toBe(200)
  })

  test('beats what the admins of the connection may do, and what an admin may see', async () => {
    const { policy, readTable, as, token } = await startPurpose()
    const owner = await as('conn.admin')
    expect((await readTable(owner)).status).toBe(200)
    await policy('conn.admin', DENY)
    expect((await readTable(owner)).status).toBe(403)
    expect((await readTable(token)).status).toBe(200)
  })

  test('does not touch what roles decide', async () => {
    const { policy, as, put, tagged, call } = await startPurpose()
    const glossary = one('AtlasGlossary', { name: 'g', qualifiedName: 'g' })
    const owner = await as('conn.admin')
    const made = await call(owner, 'POST', BULK, glossary)
    const [{ guid, attributes }] = made.body.mutatedEntities.CREATE
    await put('AtlasGlossary', attributes.qualifiedName, tagged)
    await policy('conn.admin', DENY)
    expect((await call(owner, 'GET', `/api/meta/entity/guid/${guid}`)).status).toBe(200)
  })
})

describe('a data policy', () => {
  const DATA = { policySubCategory: 'data', policyServiceName: 'heka', policyActions: ['select'] }

  test('lets its subjects query a tagged table, until one of its columns is denied', async () => {
    const { policy, call, newToken, put, tagged } = await startPurpose()
    const { username, bearer } = await newToken()
    const query = async () => {
      const { text } = await call(bearer, 'POST', '/api/sql/query/stream', {
        sql: 'SELECT * FROM "PACKAGETYPES"',
        dataSourceName: CONNECTION,
        defaultSchema: 'RAW.WIDEWORLDIMPORTERS_WAREHOUSE',
      })
      return text.includes('PERMISSION_DENIED') ? 'denied' : 'answered'
    }
    await policy(username)
    expect(await query()).toBe('denied')
    await policy(username, DATA)
    expect(await query()).toBe('answered')
    await put('Column', COLUMN, tagged)
    await policy(username, { ...DATA, policyType: 'deny' })
    expect(await query()).toBe('denied')
  })
})

test('two purposes cannot be about the same tags', async () => {
  const { call, token, tag } = await startPurpose()
  const again = one('Purpose', { name: 'q', qualifiedName: 'q', purposeClassifications: [tag] })
  const answer = await call(token, 'POST', BULK, again)
  expect(answer).toMatchObject({
    status: 500,
    body: { errorMessage: `Entity already exists, typeName:tags, Purpose:[${tag}]` },
  })
})
