import { describe, expect, it } from 'vitest'
import { problemFrom } from '#src/clients/http/testing/problem.ts'
import { Secret } from '#src/domain/secret.ts'
import { expiryOf } from '#src/domain/token.ts'
import { rig } from './practice.ts'

describe('a client of the practice tenant', () => {
  it('learns who it is, as a token and as a person', async () => {
    const { token, as, practice } = await rig()
    const { identity, serverDate } = await token.identity.whoAmI()
    expect(identity).toMatchObject({
      kind: 'api-token',
      username: practice.atlan.apiToken.username,
    })
    expect(serverDate).toBeInstanceOf(Date)
    const person = await (await as('conn.admin')).identity.whoAmI()
    expect(person.identity).toMatchObject({ kind: 'user', username: 'conn.admin' })
    expect(person.identity.roles).toContain('$admin')
  })

  it('lists every token once, over many pages', async () => {
    const { token } = await rig({ objects: 45 })
    const ids: string[] = []
    let total = 0
    for await (const page of token.tokens.pages({ pageSize: 20 })) {
      ids.push(...page.tokens.map(({ id }) => id))
      total = page.total
    }
    expect(ids.length).toBeGreaterThanOrEqual(45)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBe(total)
  })

  it('sees tokens in all states of expiry', async () => {
    const { token } = await rig()
    const now = new Date()
    const [active] = await token.tokens.byName('nightly-etl')
    const [dead] = await token.tokens.byName('copied-from-the-docs')
    if (!active || !dead) throw new Error('the seed has changed')
    expect(expiryOf(active, now).status).toBe('active')
    expect(expiryOf(dead, now)).toMatchObject({ status: 'expired', reason: 'lifetime-overflow' })
  })

  it('finds a token by each of its identifiers', async () => {
    const { token, practice } = await rig()
    const { id, clientId } = practice.atlan.apiToken
    expect((await token.tokens.get(id))?.clientId).toBe(clientId)
    expect((await token.tokens.byClientId(clientId))?.id).toBe(id)
    expect(await token.tokens.get('00000000-0000-0000-0000-000000000000')).toBeUndefined()
  })

  it('lists all personas and connections, over several pages of the index', async () => {
    const { token } = await rig({ objects: 320 })
    const personas = await token.personas.list()
    const connections = await token.connections.list()
    for (const list of [personas, connections]) {
      expect(list.length).toBeGreaterThanOrEqual(320)
      expect(new Set(list.map(({ guid }) => guid)).size).toBe(list.length)
    }
  })

  it('reads the same persona from the index and from the store', async () => {
    const { token } = await rig()
    const listed = (await token.personas.list()).find(({ name }) => name === 'Data Assets')
    if (!listed) throw new Error('the seed has changed')
    expect(await token.personas.get(listed.guid)).toEqual(listed)
    expect(await token.personas.byQualifiedName(listed.qualifiedName)).toEqual(listed)
    const policies = await token.personas.policies()
    const own = policies.filter((one) => one.personaQualifiedName === listed.qualifiedName)
    expect(own.length).toBeGreaterThan(0)
    expect(
      own.every(({ type, connectionQualifiedName }) => type === 'allow' && connectionQualifiedName),
    ).toBe(true)
  })

  it('reads the same connection from the index and from the store', async () => {
    const { as, practice } = await rig()
    const client = await as('conn.admin')
    const user = practice.atlan.users.find(({ username }) => username === 'conn.admin')
    const [first] = user?.adminOf ?? []
    if (!first) throw new Error('the seed has changed')
    const stored = await client.connections.get(first.guid)
    expect(stored).toMatchObject({ ...first, status: 'ACTIVE' })
    expect(stored.admins.users).toContain('conn.admin')
    expect(await client.connections.byQualifiedName(first.qualifiedName)).toEqual(stored)
    const listed = await client.connections.list()
    expect(listed.find(({ guid }) => guid === first.guid)).toEqual(stored)
  })

  it('knows the groups and roles that make a person a connection admin', async () => {
    const { as, token } = await rig()
    const group = await as('group.admin')
    const { identity } = await group.identity.whoAmI()
    expect(await group.users.groupsOf(identity.userId)).toContain('data_platform')
    const roles = await token.users.roles()
    const subrole = roles.find(({ name }) => name === '$admin_connections')
    const connections = await token.connections.list()
    const byRole = connections.filter(({ admins }) => subrole && admins.roles.includes(subrole.id))
    expect(byRole.map(({ name }) => name)).toEqual(['lakehouse'])
  })

  it('says not-found for what is not there', async () => {
    const { token } = await rig()
    const nowhere = '00000000-0000-0000-0000-000000000000'
    const problem = await problemFrom(token.connections.get(nowhere))
    expect(problem).toMatchObject({ kind: 'not-found', code: 'connection-not-found' })
    const persona = (await token.personas.list())[0]
    const other = await problemFrom(token.connections.get(persona?.guid ?? ''))
    expect(other).toMatchObject({ kind: 'not-found', code: 'connection-not-found' })
  })

  it('says not-authenticated for a bearer that the tenant does not know or that ran out', async () => {
    let now = Date.now()
    const setup = await rig({ now: () => now, bearerLifeSeconds: 60 })
    const stranger = setup.with(new Secret('eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl'))
    expect(await problemFrom(stranger.identity.whoAmI())).toMatchObject({
      kind: 'not-authenticated',
    })
    const person = await setup.as('conn.admin')
    await person.identity.whoAmI()
    now += 61_000
    expect(await problemFrom(person.identity.whoAmI())).toMatchObject({ kind: 'not-authenticated' })
  })
})
