import { expect, it } from 'vitest'
import type { AtlanToken } from '#src/domain/token.ts'
import { Bench, identity, origin } from '#src/jobs/testing/bench.ts'
import { linkPersonasFlow } from './link-personas.ts'

const token = (name: string): AtlanToken => ({
  id: name,
  clientId: name,
  name,
  description: '',
  personas: [],
  createdAt: new Date(0),
  createdBy: '',
  lifetimeSeconds: 60,
})

it.each([
  ['link', 'get'],
  ['unlink', 'lose'],
] as const)('asks which personas a hundred tokens %s in one line', (way, word) => {
  const bench = new Bench({ clients: {} })
  const signIn = { handle: bench.hold(), origin, identity: identity() }
  const tokens = Array.from({ length: 100 }, (_, index) => token(`etl-${index}`))
  const [which, personas] = linkPersonasFlow(bench.workbench, signIn, way).questions({ tokens })
  const many = (each: (index: number) => string) => [0, 1, 2, 3, 4].map(each).join(', ')
  expect(which?.key === 'tokens' && which.say?.(tokens)).toBe(
    `${many((index) => `etl-${index}`)} and 95 more`,
  )
  expect(personas?.ask).toBe(
    `Which personas should ${many((index) => `“etl-${index}”`)} and 95 more ${word}?`,
  )
})
