import { expect, it } from 'vitest'
import { problemFrom } from '#src/clients/http/testing/problem.ts'
import { json } from '#src/clients/http/testing/server.ts'
import { clientOf } from './testing/client.ts'

it('lists roles with the ids that connections hold, over all pages', async () => {
  const { client, seen } = await clientOf(({ url }, response) => {
    const offset = Number(new URL(url, 'http://x').searchParams.get('offset'))
    const names = ['$admin', '$member'].slice(offset, offset + 1)
    json(response, { records: names.map((name) => ({ id: `id of ${name}`, name, level: 'x' })) })
  })
  expect(await client.users.roles()).toEqual([
    { id: 'id of $admin', name: '$admin' },
    { id: 'id of $member', name: '$member' },
  ])
  expect(new URL(seen[0]?.url ?? '', 'http://x').searchParams.get('filter')).toBe(
    '{"name":{"$ilike":"$%"}}',
  )
})

it('lists the internal names of a user’s groups', async () => {
  const { client, seen } = await clientOf(({ url }, response) =>
    json(response, {
      records: url.includes('offset=0') ? [{ name: 'admins', alias: 'Admins' }] : [],
    }),
  )
  expect(await client.users.groupsOf('u/1')).toEqual(['admins'])
  expect(seen[0]?.url).toMatch(/^\/api\/service\/users\/u%2F1\/groups\?/)
})

it('does not read for ever from a server that gives the same page again and again', async () => {
  const records = Array.from({ length: 30_000 }, () => ({ name: 'admins' }))
  const { client, seen } = await clientOf((_, response) => json(response, { records }))
  expect(await problemFrom(client.users.groupsOf('u'))).toMatchObject({ code: 'endless-list' })
  expect(seen).toHaveLength(4)
})

it('finds the person of exactly one login', async () => {
  const { client, seen } = await clientOf((_, response) =>
    json(response, {
      filterRecord: 2,
      records: [
        { id: '1', username: 'jane.doe', workspaceRole: '$member' },
        { id: '2', username: 'jane' },
      ],
    }),
  )
  expect(await client.users.byUsername('jane')).toEqual({ id: '2', username: 'jane' })
  expect(await client.users.byUsername('jan')).toBeUndefined()
  expect(new URL(seen[0]?.url ?? '', 'http://x').searchParams.get('filter')).toBe(
    '{"username":"jane"}',
  )
})
