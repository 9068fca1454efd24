import { expect, it } from 'vitest'
import { problemFrom } from '#src/clients/http/testing/problem.ts'
import { json } from '#src/clients/http/testing/server.ts'
import { clientOf } from './testing/client.ts'

const entity = {
  typeName: 'Persona',
  guid: 'p',
  attributes: {
    name: 'Data Assets',
    displayName: 'Data Assets ⟨x',
    qualifiedName: 'default/XE6NY2Vdc3qsCMTV1L4J2e',
    description: null,
    isAccessControlEnabled: false,
  },
}

const onFirstPage =
  (...entities: readonly object[]) =>
  ({ body }: { body: string }) =>
    JSON.parse(body).dsl.from === 0 ? { entities } : {}

it('lists personas under the names that Atlan’s pages show', async () => {
  const bare = { guid: 'q', attributes: { qualifiedName: 'default/q', name: 'Bare' } }
  const answer = onFirstPage(entity, bare)
  const { client } = await clientOf((request, response) => json(response, answer(request)))
  expect(await client.personas.list()).toEqual([
    {
      guid: 'p',
      qualifiedName: 'default/XE6NY2Vdc3qsCMTV1L4J2e',
      name: 'Data Assets ⟨U+27E8⟩x',
      description: '',
      enabled: false,
    },
    { guid: 'q', qualifiedName: 'default/q', name: 'Bare', description: '', enabled: true },
  ])
})

it('tells what the policies of personas allow and on which connection', async () => {
  const policy = (attributes: object) => ({ typeName: 'AuthPolicy', guid: 'x', attributes })
  const answer = onFirstPage(
    policy({
      name: 'read',
      qualifiedName: 'default/XE6NY2Vdc3qsCMTV1L4J2e/abc',
      policyType: 'allow',
      policySubCategory: 'metadata',
      policyActions: ['persona-asset-read'],
      policyResources: ['entity:default/snowflake/1'],
      connectionQualifiedName: 'default/snowflake/1',
    }),
    policy({
      name: 'mask',
      qualifiedName: 'default/XE6NY2Vdc3qsCMTV1L4J2e/def',
      policyType: 'dataMask',
      policySubCategory: 'glossary',
    }),
  )
  const { client, seen } = await clientOf((request, response) => json(response, answer(request)))
  expect(await client.personas.policies()).toEqual([
    {
      name: 'read',
      personaQualifiedName: 'default/XE6NY2Vdc3qsCMTV1L4J2e',
      type: 'allow',
      category: 'metadata',
      actions: ['persona-asset-read'],
      resources: ['entity:default/snowflake/1'],
      connectionQualifiedName: 'default/snowflake/1',
    },
    {
      name: 'mask',
      personaQualifiedName: 'default/XE6NY2Vdc3qsCMTV1L4J2e',
      type: 'other',
      category: 'glossary',
      actions: [],
      resources: [],
    },
  ])
  expect(JSON.parse(seen[0]?.body ?? '').dsl.query.bool.filter).toContainEqual({
    term: { policyCategory: { value: 'persona' } },
  })
})

it('reads a persona from the store', async () => {
  const { client, seen } = await clientOf((_, response) => json(response, { entity }))
  expect((await client.personas.byQualifiedName('default/a b')).guid).toBe('p')
  expect((await client.personas.get('p')).enabled).toBe(false)
  expect(seen.map(({ url }) => url.replace(/[?&]minExtInfo.*/, ''))).toEqual([
    '/api/meta/entity/uniqueAttribute/type/Persona?attr%3AqualifiedName=default%2Fa%20b',
    '/api/meta/entity/guid/p',
  ])
})

it('says persona-not-found when there is none', async () => {
  const { client } = await clientOf((_, response) => json(response, {}, 404))
  expect(await problemFrom(client.personas.get('p'))).toMatchObject({
    kind: 'not-found',
    code: 'persona-not-found',
  })
})
