import { describe, expect, it } from 'vitest'
import type { AtlanClient } from '#src/clients/atlan/client.ts'
import { problemFrom } from '#src/clients/http/testing/problem.ts'
import type { Collection } from '#src/domain/collection.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import { contentOf } from '#src/domain/token-content.ts'
import { rig } from './practice.ts'

async function tokenNamed(client: AtlanClient, name: string) {
  const [token] = await client.tokens.byName(name)
  if (!token) throw new Error('the seed has changed')
  return token
}

async function collectionNamed(client: AtlanClient, name: string): Promise<Collection> {
  const found = (await client.collections.list()).find((one) => one.name === name)
  if (!found) throw new Error('the seed has changed')
  return client.collections.get(found.guid)
}

describe('a token that exists', () => {
  it('takes another description and keeps its personas, when all of it is written', async () => {
    const { token: client } = await rig()
    const before = await tokenNamed(client, 'nightly-etl')
    const content = { ...contentOf(before), description: '' }
    const answered = await client.tokens.update(before.id, content)
    expect(answered.personas).toMatchObject([{ name: 'Data Assets' }])
    const after = await client.tokens.get(before.id)
    expect(after).toEqual({ ...before, description: '' })
  })

  it('may get a name that would break a screen', async () => {
    const { token: client } = await rig()
    const before = await tokenNamed(client, 'nightly-etl')
    const name = sanitise('"\\ \u202Egpj\n⟨é')
    await client.tokens.update(before.id, { ...contentOf(before), name })
    expect(await client.tokens.get(before.id)).toEqual({ ...before, name })
  })

  it('is not found once it is gone', async () => {
    const { token: client } = await rig()
    const old = await tokenNamed(client, 'soda-checks')
    await client.tokens.remove(old.id)
    expect(await problemFrom(client.tokens.update(old.id, contentOf(old)))).toMatchObject({
      code: 'token-not-found',
    })
  })
})

describe('a collection', () => {
  const name = 'My query collection'

  it('is listed and read with its editors and viewers', async () => {
    const { token: client } = await rig()
    const collection = await collectionNamed(client, name)
    expect(collection).toMatchObject({
      name,
      status: 'ACTIVE',
      createdBy: 'data.owner',
      members: {
        editorUsers: ['data.owner', 'collection.editor'],
        editorGroups: [],
        viewerUsers: ['collection.viewer'],
        viewerGroups: [],
      },
    })
    expect(await client.collections.byQualifiedName(collection.qualifiedName)).toEqual(collection)
    const [connection] = await client.connections.list()
    const problem = await problemFrom(client.collections.get(connection?.guid ?? ''))
    expect(problem).toMatchObject({ code: 'collection-not-found' })
  })

  it('gains a viewer and keeps everybody else, written by its editor who is no admin', async () => {
    const { as, practice } = await rig()
    const client = await as('collection.editor')
    const before = await collectionNamed(client, name)
    const members = {
      ...before.members,
      viewerUsers: [...before.members.viewerUsers, practice.atlan.apiToken.username],
    }
    const write = [{ collection: before, members }]
    expect(await client.collections.writeMembers(write)).toEqual(new Set([before.guid]))
    expect((await client.collections.get(before.guid)).members).toEqual(members)
    expect(await client.collections.writeMembers(write)).toEqual(new Set())
  })

  it('keeps its creator whatever is written', async () => {
    const { as } = await rig()
    const client = await as('collection.editor')
    const before = await collectionNamed(client, name)
    const editorUsers = ['collection.editor']
    const members = { ...before.members, editorUsers }
    await client.collections.writeMembers([{ collection: before, members }])
    const after = await client.collections.get(before.guid)
    expect(new Set(after.members.editorUsers)).toEqual(new Set(['collection.editor', 'data.owner']))
  })

  it.each(['other.admin', 'collection.viewer'])('may not be changed by %s', async (username) => {
    const { as, token } = await rig()
    const before = await collectionNamed(token, name)
    const members = { ...before.members, viewerUsers: [] }
    const client = await as(username)
    const writing = client.collections.writeMembers([{ collection: before, members }])
    expect(await problemFrom(writing)).toMatchObject({
      kind: 'not-permitted',
      http: { status: 403 },
    })
    expect((await token.collections.get(before.guid)).members).toEqual(before.members)
  })
})
