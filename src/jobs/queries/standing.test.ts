import { expect, it } from 'vitest'
import type { Admins, Connection } from '#src/domain/connection.ts'
import { Bench, identity, origin } from '#src/jobs/testing/bench.ts'
import { administersBy, mayUpdateConnections, type Standing, standingOf } from './standing.ts'

const connection = (admins: Partial<Admins>): Connection => ({
  guid: 'g',
  qualifiedName: 'default/snowflake/1',
  name: 'development',
  connector: 'snowflake',
  admins: { users: [], groups: [], roles: [], ...admins },
  status: 'ACTIVE',
  createdBy: '',
  createdAt: new Date(0),
  updatedAt: new Date(0),
})

const standing: Standing = { identity: identity(), groups: ['finance'], roleIds: ['role-1'] }

it.each<[string, Partial<Admins>, ReturnType<typeof administersBy>]>([
  ['by name', { users: ['x', 'conn.admin'] }, 'user'],
  ['by a group', { groups: ['finance'] }, 'group'],
  ['by a role', { roles: ['role-1'] }, 'role'],
  ['by name first', { users: ['conn.admin'], groups: ['finance'] }, 'user'],
  ['by nothing', { users: ['conn.admins'], groups: ['fin'], roles: ['role-2'] }, undefined],
  ['by nothing, where nobody does', {}, undefined],
])('knows who administers a connection %s', (_, admins, via) => {
  expect(administersBy(standing, connection(admins))).toBe(via)
})

it.each([
  [['$admin'], true],
  [['$member'], false],
  [['$guest'], false],
  [['$admin', '$member'], false],
  [['$api-token-default-access'], true],
  [[], true],
])('with the roles %j an update is not denied: %s', (roles, may) => {
  expect(mayUpdateConnections({ identity: identity({ roles }) })).toBe(may)
})

it('reads groups of people only, and the ids of the roles that one has', async () => {
  const roles = [
    { id: 'role-1', name: '$admin' },
    { id: 'role-2', name: '$member' },
  ]
  const whose = (kind: 'user' | 'api-token') => {
    const bench = new Bench({
      clients: {
        any: {
          identity: { whoAmI: async () => ({ identity: identity({ kind }) }) },
          users: { roles: async () => roles, groupsOf: async (id) => [`group of ${id}`] },
        },
      },
    })
    return standingOf(
      bench.workbench,
      { handle: bench.hold(), origin },
      new AbortController().signal,
    )
  }
  expect(await whose('user')).toMatchObject({ groups: ['group of u-1'], roleIds: ['role-1'] })
  expect(await whose('api-token')).toMatchObject({ groups: [], roleIds: ['role-1'] })
})
