import { expect, it } from 'vitest'
import { Bench, identity, origin } from '#src/jobs/testing/bench.ts'
import { atlanToken } from '#src/jobs/testing/token.ts'
import { linkPersonasFlow } from './link-personas.ts'

it.each([
  ['link', 'get'],
  ['unlink', 'lose'],
] as const)('asks which personas a hundred tokens %s in one line', (way, word) => {
  const bench = new Bench({ clients: {} })
  const signIn = { handle: bench.hold(), origin, identity: identity() }
  const tokens = Array.from({ length: 100 }, (_, index) => atlanToken({ name: `etl-${index}` }))
  const [which, personas] = linkPersonasFlow(bench.workbench, signIn, way).questions({ tokens })
  const many = (each: (index: number) => string) => [0, 1, 2, 3, 4].map(each).join(', ')
  expect(which?.key === 'tokens' && which.say?.(tokens)).toBe(
    `${many((index) => `etl-${index}`)} and 95 more`,
  )
  expect(personas?.ask).toBe(
    `Which personas should ${many((index) => `“etl-${index}”`)} and 95 more ${word}?`,
  )
})

it('says which of the tokens have a persona already', async () => {
  const persona = (name: string) => ({ qualifiedName: name, name, guid: name, description: '' })
  const list = async () =>
    ['all', 'none', 'some'].map((name) => ({ ...persona(name), enabled: true }))
  const bench = new Bench({ clients: { any: { personas: { list, policies: async () => [] } } } })
  const signIn = { handle: bench.hold(), origin, identity: identity() }
  const tokens = [
    atlanToken({ name: 'one', personas: [persona('all'), persona('some')] }),
    atlanToken({ name: 'other', personas: [persona('all')] }),
  ]
  const [, personas] = linkPersonasFlow(bench.workbench, signIn, 'link').questions({ tokens })
  if (personas?.kind !== 'choices') throw new Error('personas are chosen from a list')
  const options = await personas.options(new AbortController().signal)
  expect(options.map(({ label, columns }) => [label, columns?.[0]])).toEqual([
    ['all', 'linked already'],
    ['none', 'not linked'],
    ['some', 'linked to 1 of 2'],
  ])
})
