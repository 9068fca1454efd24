import { expect, test } from 'vitest'
import { RECORDED } from '#src/practice/testing/recorded-requests.ts'
import { type Answer, startTrial, type Trial } from '#src/practice/testing/trial.ts'

const list = (count: unknown) => ({
  totalRecord: expect.any(Number),
  filterRecord: count,
  records: expect.any(Array),
})
const hits = (count: number) => ({
  approximateCount: count,
  entities: expect.arrayContaining([
    expect.objectContaining({
      guid: expect.any(String),
      attributes: expect.objectContaining({
        name: expect.any(String),
        qualifiedName: expect.any(String),
      }),
    }),
  ]),
})
const saved = (typeName: string, placeholder: string) => ({
  mutatedEntities: { UPDATE: [expect.objectContaining({ typeName, status: 'ACTIVE' })] },
  guidAssignments: { [placeholder]: expect.any(String) },
})
const token = {
  id: expect.any(String),
  clientId: expect.stringMatching(/^apikey-/),
  attributes: expect.objectContaining({ 'access.token.lifespan': expect.any(String) }),
}

/** What the SDK's parser needs of each answer; the status is 200 where none is named. */
const EXPECTED: Readonly<Record<string, { status?: number; body: object; without?: string }>> = {
  'token.get': { body: list(14) },
  'token.get with a filter': { body: list(3) },
  'token.create': { body: { ...token, displayName: 'tok "q" name' } },
  'token.create with defaults': { body: token },
  'token.update without personas': { body: { ...token, displayName: 'tok2' } },
  'token.get_by_id': { body: list(1) },
  'token.get_by_guid': { body: list(1) },
  'token.get_by_name': { body: list(1) },
  'user.get_current': { body: { username: expect.stringMatching(/^service-account-apikey-/) } },
  find_connections_by_name: { body: hits(1) },
  'add_as_admin, search': { body: hits(1) },
  'add_as_admin, save': { body: saved('Connection', '-9834584502904464') },
  'find a collection': { body: hits(1) },
  'add_as_viewer, search': { body: hits(1) },
  'add_as_viewer, save': { body: saved('Collection', '-5275813715119541') },
  'add_as_admin, search for what is not there': {
    body: { approximateCount: 0 },
    without: 'entities',
  },
  find_personas_by_name: { body: hits(1) },
  find_purposes_by_name: { body: { approximateCount: 0 }, without: 'entities' },
  'find_personas_by_name with attributes': { body: hits(1) },
  get_by_guid: { body: { entity: { typeName: 'Connection', relationshipAttributes: {} } } },
  get_by_qualified_name: { body: { entity: { typeName: 'Connection' } } },
  'from_token_guid, client secret': { body: { type: 'secret', value: expect.any(String) } },
  'package, who am I': {
    body: {
      roles: expect.arrayContaining([
        expect.objectContaining({ name: '$api-token-default-access' }),
      ]),
    },
  },
  "a persona's users": { body: saved('Persona', '-156610685414486') },
  'bulk page 1': { body: hits(13) },
  'bulk page 2': { body: hits(13) },
  'a refused key': { status: 401, body: { code: 401 } },
  'token.purge': { body: {} },
}

/** The ids of this tenant in the place of those of the recording. */
async function idsOf({ find, newToken, call, token: bearer }: Trial) {
  const connection = await find('Connection', 'development', 'snowflake')
  const collection = await find('Collection', 'My query collection')
  const persona = await find('Persona', 'Data Assets')
  const made = await newToken({ displayName: 'recorded' })
  const path = `/api/service/apikeys?filter=${encodeURIComponent(JSON.stringify({ id: made.id }))}`
  const { body } = await call(bearer, 'GET', path)
  return {
    connectionGuid: connection.guid,
    connectionName: connection.qualifiedName,
    collectionGuid: collection.guid,
    collectionName: collection.qualifiedName,
    personaName: persona.qualifiedName,
    tokenId: made.id,
    clientId: body.records[0].clientId,
    account: made.username,
  }
}

test.each(RECORDED)(
  'the Python SDK understands the answer to $call',
  async ({ call, as, method, path, body }) => {
    const trial = await startTrial()
    const ids: Record<string, string> = await idsOf(trial)
    const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name) => ids[name] ?? whole)
    const bearer = {
      token: trial.token,
      admin: await trial.as('conn.admin'),
      editor: await trial.as('collection.editor'),
      nobody: 'nope',
    }[as]
    if (call === 'token.get_by_name') await trial.newToken({ displayName: 'plain' })

    const sent = body === undefined ? undefined : JSON.parse(fill(JSON.stringify(body)))
    const answer: Answer = await trial.call(bearer, method, fill(path), sent)
    const expected = EXPECTED[call]
    expect(expected, `no expectation for ${call}`).toBeDefined()
    expect(answer).toMatchObject({ status: expected?.status ?? 200, body: expected?.body })
    if (expected?.without) expect(answer.body).not.toHaveProperty(expected.without)
  },
)
