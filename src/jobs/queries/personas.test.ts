import { expect, it } from 'vitest'
import type { PersonaPolicy } from '#src/domain/persona.ts'
import { Bench } from '#src/jobs/testing/bench.ts'
import { listPersonas, sayReach } from './personas.ts'

const policy = (change: Partial<PersonaPolicy> = {}): PersonaPolicy => ({
  name: 'p',
  personaQualifiedName: 'default/p',
  type: 'allow',
  category: 'metadata',
  actions: ['persona-asset-read'],
  resources: [],
  connectionQualifiedName: 'default/snowflake/1',
  ...change,
})

const second = { connectionQualifiedName: 'default/snowflake/2' }
const editing = { actions: ['persona-asset-read', 'persona-asset-update'] }
const data = { category: 'data', actions: ['select'] }
const glossary: PersonaPolicy = {
  name: 'g',
  personaQualifiedName: 'default/p',
  type: 'allow',
  category: 'glossary',
  actions: ['persona-glossary-read'],
  resources: [],
}

it.each<[string, readonly PersonaPolicy[], string]>([
  ['nothing', [], 'no policy yet: reaches nothing'],
  ['one connection', [policy()], 'reads 1 connection'],
  ['one, by two policies', [policy(), policy()], 'reads 1 connection'],
  ['two', [policy(), policy(second)], 'reads 2 connections'],
  ['editing', [policy(editing)], 'edits 1 connection'],
  ['editing one of two', [policy(editing), policy(second)], 'reads 2 connections, edits 1 of them'],
  ['data', [policy(), policy(data)], 'reads 1 connection, queries its data'],
  [
    'data of one of two',
    [policy(), policy({ ...second, ...data })],
    'reads 2 connections, queries data of 1',
  ],
  [
    'data of two',
    [policy(data), policy({ ...second, ...data })],
    'reads 2 connections, queries their data',
  ],
  ['a glossary', [glossary], 'glossaries'],
  ['an exception', [policy(), policy({ type: 'deny' })], 'reads 1 connection · 1 exception'],
  ['exceptions only', [policy({ type: 'deny' }), policy({ type: 'deny' })], '2 exceptions'],
  ['what we have no word for', [{ ...glossary, category: 'new' }], 'policies of other kinds only'],
])('says what a persona reaches: %s', (_, policies, said) => {
  expect(sayReach({ enabled: true }, policies)).toBe(said)
})

it('says of a persona that is switched off only that', () => {
  expect(sayReach({ enabled: false }, [policy()])).toBe('switched off')
})

it.each([
  [[], ['no policy that this sign-in sees', 'switched off']],
  [
    [policy({ personaQualifiedName: 'default/other' })],
    ['no policy yet: reaches nothing', 'switched off'],
  ],
])(
  'claims that a persona reaches nothing only where it sees policies at all (%#)',
  async (seen, reaches) => {
    const persona = (name: string, enabled: boolean) => {
      return { qualifiedName: `default/${name}`, guid: name, name, description: '', enabled }
    }
    const personas = {
      list: async () => [persona('a', true), persona('b', false)],
      policies: async () => [...seen],
    }
    const bench = new Bench({ clients: { any: { personas } } })
    const client = bench.workbench.client(bench.hold())
    const found = await listPersonas(client, new AbortController().signal)
    expect(found.map(({ reach }) => reach)).toEqual(reaches)
  },
)
