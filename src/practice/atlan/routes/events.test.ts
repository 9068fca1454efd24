import { expect, test } from 'vitest'
import { startTrial } from '#src/practice/testing/trial.ts'

const EVENTS = '/api/service/events'

test('who moves somebody in and out of a group is remembered', async () => {
  const { call, token, as } = await startTrial()
  const owner = await as('data.owner')
  const idOf = async (list: string, key: string, value: string): Promise<string> => {
    const { body } = await call(token, 'GET', `/api/service/${list}?limit=50`)
    return body.records.find((each: Record<string, string>) => each[key] === value).id
  }
  const user = await idOf('users', 'username', 'guest.user')
  const group = await idOf('v2/groups', 'name', 'analysts')
  await call(owner, 'POST', `/api/service/users/${user}/groups`, { groups: [group] })
  await call(owner, 'POST', `/api/service/groups/${group}/members/remove`, { users: [user] })
  const { body } = await call(token, 'GET', `${EVENTS}/main?resourceTypes=GROUP_MEMBERSHIP`)
  const path = `users/${user}/groups/${group}`
  expect(body).toMatchObject([
    { operationType: 'DELETE', resourcePath: path },
    { operationType: 'CREATE', resourcePath: path, authDetails: { realmId: 'default' } },
  ])
})

test('tokens are clients of the identity service, and what befalls them is remembered', async () => {
  const { call, token, newToken } = await startTrial()
  const { id } = await newToken()
  await call(token, 'POST', `/api/service/apikeys/${id}`, { displayName: 'other' })
  await call(token, 'DELETE', `/api/service/apikeys/${id}`)
  const { body } = await call(token, 'GET', `${EVENTS}/main?resourcePath=clients/${id}`)
  const operations = body.map((event: Record<string, string>) => event.operationType)
  expect(operations).toEqual(['DELETE', 'UPDATE', 'CREATE'])
})

test('events are narrowed by whom, of what kind and when', async () => {
  const { call, token, practice } = await startTrial()
  const all = await call(token, 'GET', `${EVENTS}/login?max=1000`)
  const [{ userId, time }] = all.body
  const count = async (query: string) =>
    (await call(token, 'GET', `${EVENTS}/login?${query}`)).body.length
  const ofUser = all.body.filter((event: { userId: string }) => event.userId === userId).length
  expect(await count(`user=${userId}&type=LOGIN&type=LOGOUT`)).toBe(ofUser)
  expect(await count(`user=${userId}&type=KeycloakEventType.LOGIN`)).toBe(ofUser)
  expect(await count('type=LOGOUT')).toBe(0)
  expect(await count('client=other')).toBe(0)
  const day = new Date(time).toISOString().slice(0, 10)
  const signedIn = practice.atlan.users.length
  expect(await count(`dateFrom=${day}&dateTo=${day}`)).toBe(signedIn)
  expect(await count('dateTo=2000-01-01')).toBe(0)
  expect(await count('dateFrom=2999-01-01')).toBe(0)
})
