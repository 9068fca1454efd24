import { expect, it } from 'vitest'
import { type Answer, json } from '#src/clients/http/testing/server.ts'
import { clientOf } from './testing/client.ts'

const answering =
  (username: string, ...roles: readonly string[]): Answer =>
  ({ url }, response) =>
    url === '/api/service/whoami'
      ? json(response, { roles: roles.map((name) => ({ name })) })
      : json(response, { id: 'u', username }, 200, { date: 'Sat, 21 Nov 2026 12:00:00 GMT' })

it('tells a person by name and roles, and gives the tenant’s clock', async () => {
  const { client, seen } = await clientOf(answering('conn.admin', '$admin', 'persona_x'))
  expect(await client.identity.whoAmI()).toEqual({
    identity: { userId: 'u', username: 'conn.admin', kind: 'user', roles: ['$admin', 'persona_x'] },
    serverDate: new Date('2026-11-21T12:00:00Z'),
  })
  expect(seen.map(({ url }) => url)).toEqual(['/api/service/users/current', '/api/service/whoami'])
})

it('tells an API token by its account', async () => {
  const { client } = await clientOf(
    answering('service-account-apikey-1', '$api-token-default-access'),
  )
  expect((await client.identity.whoAmI()).identity.kind).toBe('api-token')
})
