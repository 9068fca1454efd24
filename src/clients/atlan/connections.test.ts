import { describe, expect, it } from 'vitest'
import { problemFrom } from '#src/clients/http/testing/problem.ts'
import { json } from '#src/clients/http/testing/server.ts'
import { clientOf } from './testing/client.ts'

const entity = {
  typeName: 'Connection',
  guid: 'e0d0b6ea-1fbf-4e95-825b-4fc0fe6704dd',
  status: 'ACTIVE',
  createdBy: 'conn.admin',
  createTime: 1_699_268_171_000,
  updateTime: 1_699_268_172_000,
  attributes: {
    name: 'development',
    qualifiedName: 'default/snowflake/1699268171',
    connectorName: 'snowflake',
    adminUsers: ['conn.admin'],
    adminGroups: null,
  },
}

const ref = {
  guid: entity.guid,
  qualifiedName: 'default/snowflake/1699268171',
  name: 'dev⟨U+200B⟩',
  connector: 'snowflake',
}

describe('a connection', () => {
  it('is read from the store by its GUID', async () => {
    const { client, seen } = await clientOf((_, response) => json(response, { entity }))
    expect(await client.connections.get(entity.guid)).toEqual({
      guid: entity.guid,
      name: 'development',
      qualifiedName: 'default/snowflake/1699268171',
      connector: 'snowflake',
      admins: { users: ['conn.admin'], groups: [], roles: [] },
      status: 'ACTIVE',
      createdBy: 'conn.admin',
      createdAt: new Date(1_699_268_171_000),
      updatedAt: new Date(1_699_268_172_000),
    })
    const path = `/api/meta/entity/guid/${entity.guid}`
    expect(seen[0]?.url).toBe(`${path}?minExtInfo=false&ignoreRelationships=true`)
  })

  it('is read from the store by its qualified name', async () => {
    const { client, seen } = await clientOf((_, response) => json(response, { entity }))
    await client.connections.byQualifiedName('default/snowflake/1699268171')
    expect(seen[0]?.url).toBe(
      '/api/meta/entity/uniqueAttribute/type/Connection' +
        '?attr%3AqualifiedName=default%2Fsnowflake%2F1699268171' +
        '&minExtInfo=false&ignoreRelationships=true',
    )
  })

  it('tells that it was deleted', async () => {
    const { client } = await clientOf((_, response) =>
      json(response, { entity: { ...entity, status: 'DELETED' } }),
    )
    expect((await client.connections.get(entity.guid)).status).toBe('DELETED')
  })

  it('is not found under the GUID of something else', async () => {
    const { client } = await clientOf((_, response) =>
      json(response, { entity: { typeName: 'Table', guid: 'g', attributes: {} } }),
    )
    const problem = await problemFrom(client.connections.get('g'))
    expect(problem).toMatchObject({ kind: 'not-found', code: 'connection-not-found' })
  })

  it('knows its connector from its qualified name when nothing else says it', async () => {
    const attributes = { qualifiedName: 'default/my-own/1', name: 'x' }
    const { client } = await clientOf((_, response) =>
      json(response, { entity: { ...entity, attributes } }),
    )
    expect((await client.connections.get('g')).connector).toBe('my-own')
  })
})

describe('several connections', () => {
  const other = { ...entity, guid: 'g-2' }

  it('are read with one request, in the order asked for', async () => {
    const { client, seen } = await clientOf((_, response) =>
      json(response, { entities: [entity, other] }),
    )
    const read = await client.connections.getAll(['g-2', entity.guid])
    expect(read.map(({ guid }) => guid)).toEqual(['g-2', entity.guid])
    expect(seen.map(({ url }) => url)).toEqual([
      `/api/meta/entity/bulk?guid=g-2&guid=${entity.guid}&minExtInfo=false&ignoreRelationships=true`,
    ])
  })

  it.each([
    ['left out', []],
    ['of another type', [{ typeName: 'Table', guid: 'g-2', attributes: {} }]],
  ])('are a problem when one is %s', async (_, instead) => {
    const { client } = await clientOf((_, response) =>
      json(response, { entities: [entity, ...instead] }),
    )
    const problem = await problemFrom(client.connections.getAll([entity.guid, 'g-2']))
    expect(problem).toMatchObject({ kind: 'not-found', code: 'connection-not-found' })
  })

  it('are written with one request that names each', async () => {
    const { client, seen } = await clientOf((_, response) =>
      json(response, { mutatedEntities: { UPDATE: [other] } }),
    )
    const admins = (user: string) => ({ users: [user], groups: [], roles: [] })
    const changed = await client.connections.writeAdmins([
      { connection: ref, admins: admins('one') },
      { connection: { ...ref, guid: 'g-2' }, admins: admins('two') },
    ])
    expect(changed).toEqual(new Set(['g-2']))
    expect(seen).toHaveLength(1)
    expect(JSON.parse(seen[0]?.body ?? '').entities).toMatchObject([
      { guid: entity.guid, attributes: { adminUsers: ['one'] } },
      { guid: 'g-2', attributes: { adminUsers: ['two'] } },
    ])
  })
})

describe('the list of connections', () => {
  it('asks the index for active ones with their admins, up to an empty page', async () => {
    const { client, seen } = await clientOf(({ body }, response) => {
      const { from } = JSON.parse(body).dsl
      json(response, from < 2 ? { entities: [entity] } : { approximateCount: 2 })
    })
    expect(await client.connections.list()).toHaveLength(2)
    const [first, , last] = seen.map(({ body }) => JSON.parse(body))
    expect(last.dsl.from).toBe(2)
    expect(first.dsl.query.bool.filter).toEqual([
      { term: { __state: { value: 'ACTIVE' } } },
      { term: { '__typeName.keyword': { value: 'Connection' } } },
    ])
    expect(first.attributes).toEqual(
      expect.arrayContaining(['adminUsers', 'adminGroups', 'adminRoles', 'connectorName']),
    )
  })

  it('asks for no page behind the last, where the index counts all hits', async () => {
    const { client, seen } = await clientOf((_, response) =>
      json(response, { entities: [entity], approximateCount: 1 }),
    )
    expect((await client.connections.list()).map(({ guid }) => guid)).toEqual([entity.guid])
    expect(seen).toHaveLength(1)
  })

  it('leaves out what the caller may not see', async () => {
    const scrubbed = { typeName: 'Connection', guid: 'g', scrubbed: true, attributes: {} }
    const { client } = await clientOf(({ body }, response) =>
      json(response, JSON.parse(body).dsl.from === 0 ? { entities: [scrubbed, entity] } : {}),
    )
    const found = await client.connections.list()
    expect(found.map(({ guid }) => guid)).toEqual([entity.guid])
  })
})

describe('writing the admins', () => {
  const admins = { users: ['conn.admin', 'x⟨U+202E⟩'], groups: ['data_platform'], roles: [] }

  it('sends the real GUID and all three lists, and changes nothing else', async () => {
    const { client, seen } = await clientOf((_, response) =>
      json(response, { mutatedEntities: { UPDATE: [entity] } }),
    )
    const changed = await client.connections.writeAdmins([{ connection: ref, admins }])
    expect(changed).toEqual(new Set([entity.guid]))
    expect(seen).toHaveLength(1)
    expect(seen[0]).toMatchObject({
      method: 'POST',
      url:
        '/api/meta/entity/bulk?replaceTags=false&appendTags=false' +
        '&replaceBusinessAttributes=false&overwriteBusinessAttributes=false',
    })
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
      entities: [
        {
          typeName: 'Connection',
          guid: entity.guid,
          attributes: {
            qualifiedName: 'default/snowflake/1699268171',
            name: 'dev\u200B',
            adminUsers: ['conn.admin', 'x\u202E'],
            adminGroups: ['data_platform'],
            adminRoles: [],
          },
        },
      ],
    })
  })

  it.each([
    ['nothing', { guidAssignments: {} }],
    ['another entity only', { mutatedEntities: { UPDATE: [{ guid: 'other' }] } }],
  ])('is no change when the server changed %s', async (_, answer) => {
    const { client } = await clientOf((_, response) => json(response, answer))
    const changed = await client.connections.writeAdmins([{ connection: ref, admins }])
    expect(changed).not.toContain(ref.guid)
  })
})
