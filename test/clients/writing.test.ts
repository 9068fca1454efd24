import { describe, expect, it } from 'vitest'
import type { AtlanClient } from '#src/clients/atlan/client.ts'
import { problemFrom } from '#src/clients/http/testing/problem.ts'
import type { Connection } from '#src/domain/connection.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import { rig } from './practice.ts'

const lifetimeSeconds = 90 * 86_400

async function development(client: AtlanClient): Promise<Connection> {
  const all = await client.connections.list()
  const found = all.find(
    ({ name, connector }) => name === 'development' && connector === 'snowflake',
  )
  if (!found) throw new Error('the seed has changed')
  return client.connections.get(found.guid)
}

describe('a new token', () => {
  it('is there with its personas and its lifetime, and its secret works', async () => {
    const { token: client, with: withCredential } = await rig()
    const persona = (await client.personas.list()).find(({ name }) => name === 'Data Assets')
    if (!persona) throw new Error('the seed has changed')
    const { token, secret } = await client.tokens.create({
      name: 'nightly-load',
      description: 'loads at night',
      personas: [persona.qualifiedName],
      lifetimeSeconds,
    })
    expect(await client.tokens.get(token.id)).toMatchObject({
      name: 'nightly-load',
      description: 'loads at night',
      lifetimeSeconds,
      personas: [{ qualifiedName: persona.qualifiedName, name: '' }],
    })
    const { identity } = await withCredential(secret).identity.whoAmI()
    expect(identity.username).toBe(`service-account-${token.clientId}`)
  })

  it('may have a name that would break a filter or a screen', async () => {
    const { token: client } = await rig()
    const name = sanitise('"},{"$or":"\\ %_ \u202Egpj\n⟨é')
    const { token } = await client.tokens.create({
      name,
      description: '',
      personas: [],
      lifetimeSeconds,
    })
    expect((await client.tokens.byName(name)).map(({ id }) => id)).toEqual([token.id])
    expect((await client.tokens.get(token.id))?.name).toBe(name)
  })

  it('is gone after it was removed, and cannot be removed twice', async () => {
    const { token: client } = await rig()
    const [old] = await client.tokens.byName('soda-checks')
    if (!old) throw new Error('the seed has changed')
    await client.tokens.remove(old.id)
    expect(await client.tokens.get(old.id)).toBeUndefined()
    expect(await problemFrom(client.tokens.remove(old.id))).toMatchObject({
      code: 'token-not-found',
    })
  })
})

describe('the admins of a connection', () => {
  it('gain one and keep all others', async () => {
    const { as, practice } = await rig()
    const client = await as('conn.admin')
    const before = await development(client)
    const users = [...before.admins.users, practice.atlan.apiToken.username]
    const written = await writeAdmins(client, before, { ...before.admins, users })
    expect(written).toEqual(new Set([before.guid]))
    const after = await client.connections.get(before.guid)
    expect(new Set(after.admins.users)).toEqual(new Set(users))
    expect(after.admins.groups).toEqual(before.admins.groups)
    expect(after.admins.roles).toEqual(before.admins.roles)
  })

  it('are the new ones in the store while the index still shows the old ones', async () => {
    const { as, practice } = await rig({ indexLagMs: 600_000 })
    const client = await as('conn.admin')
    const before = await development(client)
    const users = [...before.admins.users, practice.atlan.apiToken.username]
    await writeAdmins(client, before, { ...before.admins, users })
    const listed = (await client.connections.list()).find(({ guid }) => guid === before.guid)
    expect(listed?.admins.users).not.toContain(practice.atlan.apiToken.username)
    const stored = await client.connections.get(before.guid)
    expect(stored.admins.users).toContain(practice.atlan.apiToken.username)
  })

  it('are not changed by writing them again', async () => {
    const { as } = await rig()
    const client = await as('conn.admin')
    const connection = await development(client)
    const again = await writeAdmins(client, connection, connection.admins)
    expect(again).toEqual(new Set())
  })

  it.each(['member.admin', 'other.admin'])('may not be changed by %s', async (username) => {
    const { as, token, practice } = await rig()
    const client = await as(username)
    const connection = await development(token)
    const users = [...connection.admins.users, practice.atlan.apiToken.username]
    const writing = writeAdmins(client, connection, { ...connection.admins, users })
    expect(await problemFrom(writing)).toMatchObject({
      kind: 'not-permitted',
      http: { status: 403 },
    })
    expect((await token.connections.get(connection.guid)).admins).toEqual(connection.admins)
  })

  it('cannot all be taken away', async () => {
    const { as } = await rig()
    const client = await as('conn.admin')
    const nobody = { users: [], groups: [], roles: [] }
    const connection = await development(client)
    const problem = await problemFrom(writeAdmins(client, connection, nobody))
    expect(problem).toMatchObject({ kind: 'failed', code: 'last-admin' })
  })
})

const writeAdmins = (client: AtlanClient, connection: Connection, admins: Connection['admins']) =>
  client.connections.writeAdmins([{ connection, admins }])
