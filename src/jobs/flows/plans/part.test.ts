import { expect, it } from 'vitest'
import { combine, type PlanPart } from './part.ts'

const part = (change: Partial<PlanPart> = {}): PlanPart => ({
  changes: [],
  warnings: [],
  steps: [],
  calls: 0,
  danger: 'none',
  ...change,
})

const warning = (code: string) => ({ code, text: code })

it('puts the parts one after the other and adds up their calls', () => {
  const parts = [
    part({ calls: 6, warnings: [warning('a')] }),
    part({ calls: 3, warnings: [warning('b'), warning('c')] }),
  ]
  const plan = combine('setup', 'Create “x”', parts, undefined)
  expect(plan).toMatchObject({ action: 'setup', title: 'Create “x”', calls: 9 })
  expect(plan.warnings.map(({ code }) => code)).toEqual(['a', 'b', 'c'])
})

it.each([
  [['none', 'none'], 'none'],
  [['none', 'reversible'], 'reversible'],
  [['irreversible', 'reversible'], 'irreversible'],
  [[], 'none'],
] as const)('is as dangerous as the worst of %j', (dangers, worst) => {
  const parts = dangers.map((danger) => part({ danger }))
  expect(combine('x', 'x', parts, undefined).danger).toBe(worst)
})

it('has to be typed when one of its parts has to', () => {
  expect(combine('x', 'x', [part(), part({ typed: 'five' })], undefined).typed).toBe('five')
  expect(combine('x', 'x', [part()], undefined)).not.toHaveProperty('typed')
})

it('says at which pace it is carried out, where anything is held back', () => {
  expect(combine('x', 'x', [part()], 200).callsPerMinute).toBe(200)
  expect(combine('x', 'x', [part()], undefined)).not.toHaveProperty('callsPerMinute')
})
