import { beforeAll, expect, it } from 'vitest'
import { personaNamed, writeEntity, writeToken } from '../lifecycle/seed.ts'
import { makePurpose } from '../reads/purpose.ts'
import { addToPersona } from './fault-states.ts'
import { Incident, type NewToken } from './incident.ts'
import { administers, bulk, orders, policyOf } from './requests.ts'

const byName = `/api/meta/entity/uniqueAttribute/type/Table?attr%3AqualifiedName=${encodeURIComponent(orders)}`

let incident: Incident
let ordersGuid: string

beforeAll(async () => {
  incident = await Incident.start()
  const { secret } = incident.tenant.practice.atlan.apiToken
  const { text } = await incident.send({ credential: secret, path: byName })
  ordersGuid = JSON.parse(text).entity.guid
  return () => incident[Symbol.asyncDispose]()
})

const persona = (name: string): Promise<string> => personaNamed(incident.tenant, name)
const admin = (): Promise<string> => incident.tenant.practice.issueBearer('data.owner')

const withPersonas = (name: string, ...personaQualifiedNames: string[]): Promise<NewToken> =>
  incident.newToken(name, { personaQualifiedNames })

it('asks which asset it was, and answers once it is told', async () => {
  const { account } = await incident.newToken('asked-about')
  const text = `ATLAN-PYTHON-403-000 Server responded with ATLAS-403-00-001: ${account} is not authorized to perform read entity: type=Table. Suggestion: Check the details.`
  const asked = await incident.explain(text)
  expect(asked.missing).toEqual(['asset'])
  expect(asked.causes[0]).toMatchObject({ code: 'no-persona-covers', likelihood: 'likely' })
  expect(asked.causes[0]?.nextSteps[0]?.text).toMatch(/Say it with --asset/)
  for (const asset of [orders, ordersGuid]) {
    const told = await incident.explain(text, ['--asset', asset])
    expect(told.missing).toEqual([])
    expect(told.causes[0]).toMatchObject({ code: 'no-persona-covers', likelihood: 'certain' })
  }
})

it('takes the token from --token where the text does not name it', async () => {
  await incident.newToken('unnamed')
  const failed = `GET ${incident.tenant.url}/api/meta/entity/guid/${ordersGuid} 403 Forbidden`
  expect((await incident.explain(failed)).missing).toEqual(['token'])
  const { causes, missing } = await incident.explain(failed, ['--token', 'unnamed'])
  expect(missing).toEqual([])
  expect(causes[0]).toMatchObject({ code: 'no-persona-covers', likelihood: 'certain' })
})

it('puts the narrowest cure first, a request to an admin before connection admin', async () => {
  const { account } = await incident.newToken('narrow')
  const text = `${account} is not authorized to perform delete entity: ${orders} 403 Forbidden`
  const [cause] = (await incident.explain(text)).causes
  const steps = cause?.nextSteps.map((step) => step.text) ?? []
  expect(steps[0]).toMatch(
    /“Please give the API token “narrow” \(service-account-.*allows to delete/,
  )
  expect(steps.at(-1)).toMatch(/far more than it needs/)
})

it('blames the purpose that denies by a tag', async () => {
  const all = await persona('Data Assets')
  const { account } = await withPersonas('tagged', all)
  const { tag } = await makePurpose(incident.tenant, 'Confidential', account, {
    actions: ['entity-read'],
    type: 'deny',
  })
  const attributes = { qualifiedName: orders, name: 'ORDERS' }
  const classifications = [{ typeName: tag }]
  const marked = await incident.send({
    credential: await admin(),
    method: 'POST',
    path: `${bulk}?replaceTags=true`,
    body: { entities: [{ typeName: 'Table', guid: ordersGuid, attributes, classifications }] },
  })
  expect(marked.status, marked.response).toBe(200)
  const refused = `${account} is not authorized to perform read entity: ${orders} 403 Forbidden`
  const { causes } = await incident.explain(refused)
  expect(causes[0]).toMatchObject({ code: 'purpose-denies', likelihood: 'certain' })
  expect(causes[0]?.text).toMatch(/The purpose “Confidential” denies it by a tag/)
})

it('knows a right that was given seconds ago, and has it waited for', async () => {
  await using slow = await Incident.start({ grantDelayMs: 600_000 })
  const token = await slow.newToken('fresh')
  const { guid, qualifiedName } = slow.tenant.development()
  const adminUsers = ['conn.admin', token.account]
  const attributes = { qualifiedName, name: 'development', adminUsers }
  const bearer = await slow.tenant.practice.issueBearer('conn.admin')
  await writeEntity(slow.tenant, bearer, { typeName: 'Connection', guid, attributes })
  const path = `/api/meta/entity/guid/${guid}`
  const failed = await slow.send({ credential: token.secret, path })
  expect(failed.status).toBe(403)
  const { causes } = await slow.explain(failed.pasted)
  expect(causes[0]).toMatchObject({ code: 'grant-not-in-effect', likelihood: 'certain' })
  expect(causes[0]?.nextSteps[0]?.text).toMatch(/Wait a minute/)
})

it('takes a persona that was linked just now for one that is not in effect yet', async () => {
  const { id, account } = await incident.newToken('linked')
  await writeToken(incident.tenant, id, {
    displayName: 'linked',
    description: '',
    personaQualifiedNames: [await persona('Data Assets')],
  })
  const text = `${account} is not authorized to perform read entity: ${orders} 403 Forbidden`
  const { causes } = await incident.explain(text)
  expect(causes[0]).toMatchObject({ code: 'grant-not-in-effect', likelihood: 'likely' })
  expect(causes[0]?.evidence).toContain('It has “Data Assets”, which allows it.')
})

it.each([
  ['member.admin', 'member-on-connection', 'certain'],
  ['other.admin', 'not-connection-admin', 'likely'],
])('tells %s apart: %s', async (username, code, likelihood) => {
  const bearer = await incident.tenant.practice.issueBearer(username)
  const failed = await incident.send(administers(bearer, username))
  expect(failed.status, failed.response).toBe(403)
  const { causes } = await incident.explain(failed.pasted)
  expect(causes[0]).toMatchObject({ code, likelihood })
})

it('says that tokens are managed by admins only', async () => {
  const credential = await incident.tenant.practice.issueBearer('member.admin')
  const failed = await incident.send({ credential, path: '/api/service/apikeys' })
  expect(failed.status).toBe(403)
  const { causes } = await incident.explain(failed.pasted)
  expect(causes[0]).toMatchObject({ code: 'role-too-low', likelihood: 'certain' })
  expect(causes[0]?.evidence).toContain('The bearer says the role $member.')
})

it('looks a person’s personas up by reading, and says which would let them in', async () => {
  const credential = await incident.tenant.practice.issueBearer('guest.user')
  const { pasted, status } = await incident.send({ credential, path: byName })
  expect(status).toBe(403)
  const { causes, unchecked } = await incident.explain(pasted)
  const theirs = causes.find(({ code }) => code === 'person-reaches-not')
  expect(theirs?.nextSteps[0]?.text).toMatch(/Please add guest.user to the persona “/)
  expect(theirs?.evidence).toContain('They are in no group.')
  expect(unchecked.join()).not.toContain('group')
})

it('counts the personas and the adminship that a person has by a group', async () => {
  const { tenant } = incident
  const credential = await tenant.practice.issueBearer('member.admin')
  // A group of member.admin has a persona that edits there; deleting is what it lacks.
  const path = `${bulk}?guid=${ordersGuid}&deleteType=SOFT`
  const deleted = await incident.send({ credential, method: 'DELETE', path })
  expect(deleted.status, deleted.response).toBe(403)
  const [lacks] = (await incident.explain(deleted.pasted)).causes
  expect(lacks?.code, JSON.stringify(lacks)).toBe('persona-lacks-action')
  const own = tenant.user('group.admin').adminOf[0]
  const refused = `group.admin is not admin for connection ${own?.guid}`
  const text = JSON.stringify({ errorCode: 'ATLAS-403-00-002', errorMessage: refused })
  const [waits] = (await incident.explain(text)).causes
  expect(waits?.code, JSON.stringify(waits)).toBe('grant-not-in-effect')
})

it('finds what a person has among the personas of a tenant with many', async () => {
  await using large = await Incident.start({ objects: 60, grantDelayMs: 600_000 })
  const scene = { incident: large, clock: { aheadMs: 0 } }
  const bearer = await large.tenant.practice.issueBearer('data.owner')
  // The last in the order in which they come.
  const query = { term: { '__typeName.keyword': 'Persona' } }
  const { text } = await large.send({
    credential: bearer,
    method: 'POST',
    path: '/api/meta/search/indexsearch',
    body: { dsl: { size: 1, query, sort: [{ __guid: 'desc' }] }, attributes: ['name'] },
  })
  const [{ guid, attributes }] = JSON.parse(text).entities
  await writeEntity(large.tenant, bearer, policyOf(guid, { policyType: 'allow' }))
  await addToPersona(scene, attributes.name, 'guest.user')
  const credential = await large.tenant.practice.issueBearer('guest.user')
  const failed = await large.send({ credential, path: byName })
  expect(failed.status).toBe(403)
  const [waits] = (await large.explain(failed.pasted)).causes
  expect(waits?.evidence, JSON.stringify(waits)).toContain(
    `It has “${attributes.name}”, which allows it.`,
  )
})

const refusedOf = (account: string): string =>
  `ATLAS-403-00-001: ${account} is not authorized to perform read entity: type=Table`

it('does not call a token alive that this tenant does not have', async () => {
  const account = 'service-account-apikey-11111111-2222-3333-4444-555555555555'
  const { causes, missing, summary } = await incident.explain(refusedOf(account))
  expect(causes.map(({ code }) => code)).toEqual(['token-unknown-here'])
  expect(summary).toContain(`has the account ${account}: it was deleted since, or it belongs to`)
  expect(missing).toEqual([])
})

it('does not call a token alive that has expired meanwhile', async () => {
  const { account } = await incident.newToken('overflowed', { validitySeconds: 2_200_000_000 })
  const { summary } = await incident.explain(refusedOf(account))
  expect(summary).toMatch(/^The token “overflowed” has expired, and nothing let it read that asset/)
})
