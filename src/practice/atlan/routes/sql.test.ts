import { expect, test } from 'vitest'
import { one, startTrial } from '#src/practice/testing/trial.ts'

const BULK = '/api/meta/entity/bulk'
const CONNECTION = 'default/snowflake/1699268171'
const SCHEMA = 'RAW.WIDEWORLDIMPORTERS_WAREHOUSE'
const COLUMN = `${CONNECTION}/RAW/WIDEWORLDIMPORTERS_WAREHOUSE/PACKAGETYPES/PACKAGETYPENAME`

async function query(
  { call }: Awaited<ReturnType<typeof startTrial>>,
  bearer: string,
  table = 'PACKAGETYPES',
) {
  const body = {
    sql: `SELECT * FROM "${table}" LIMIT 50`,
    dataSourceName: CONNECTION,
    defaultSchema: SCHEMA,
  }
  const { text } = await call(bearer, 'POST', '/api/sql/query/stream', body)
  const events = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line.replace(/^data: /, '')))
  return { rows: events[0].rows, last: events.at(-1) }
}

test('a query is answered as events, the last of which says how it went', async () => {
  const trial = await startTrial()
  const { rows, last } = await query(trial, await trial.as('conn.admin'))
  expect(rows[0]).toHaveLength(7)
  expect(last.details).toMatchObject({ status: 'completed', hekaFlow: 'BYPASS_FLOW' })
})

test('who may not query is told so, and what is not there too', async () => {
  const trial = await startTrial()
  const refused = await query(trial, (await trial.newToken()).bearer)
  expect(refused.last).toMatchObject({
    errorName: 'PERMISSION_DENIED',
    details: { status: 'error' },
  })
  expect((await query(trial, trial.token, 'NOTHING')).last.errorName).toBe('TABLE_NOT_FOUND')
})

test("a purpose's mask hides a tagged column from those it names", async () => {
  const trial = await startTrial()
  const { call, token, as, find, newToken, pass } = trial
  const persona = await find('Persona', 'Data Assets')
  const reader = await newToken({ personaQualifiedNames: [persona.qualifiedName] })
  const types = await call(token, 'GET', '/api/meta/types/typedefs?type=classification')
  const tag = types.body.classificationDefs[0].name
  const attributes = { qualifiedName: COLUMN, name: 'PACKAGETYPENAME' }
  await call(await as('conn.admin'), 'POST', `${BULK}?replaceTags=true`, {
    entities: [
      { typeName: 'Column', guid: '-1', attributes, classifications: [{ typeName: tag }] },
    ],
  })
  const purpose = { name: 'pii', qualifiedName: 'pii', purposeClassifications: [tag] }
  const { body } = await call(token, 'POST', BULK, one('Purpose', purpose))
  const policy = {
    name: 'mask',
    qualifiedName: 'mask',
    policyType: 'dataMask',
    policySubCategory: 'data',
    policyActions: ['select'],
    policyUsers: [reader.username],
    policyMaskType: 'MASK_REDACT',
    accessControl: { guid: body.mutatedEntities.CREATE[0].guid },
  }
  await call(token, 'POST', BULK, one('AuthPolicy', policy))
  pass(2000)
  const masked = await query(trial, reader.bearer)
  expect(masked.rows[0][2]).toBe('Xxxxxxxxxxxxxxx n')
  expect(masked.last.details.hekaFlow).toBe('REWRITE_FLOW')
  expect((await query(trial, token)).rows[0][2]).toBe('Packagetypename 1')
})
