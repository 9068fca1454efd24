import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Area, actions, capabilities, capabilitiesOf } from './capabilities.ts'
import {
  type CapabilityMatrix,
  type Cell,
  cellsOf,
  differenceOf,
  matrixOf,
  refuseInvalid,
} from './capability-matrix.ts'
import { ProblemError } from './problem.ts'

const none: CapabilityMatrix = {
  datasetCapabilities: {},
  viewCapabilities: {},
  orgCapabilities: {},
}

const targetOf = (area: Area): string => (area === 'organisation' ? '' : 'one')

function problemOf(work: () => void) {
  try {
    work()
  } catch (thrown) {
    if (thrown instanceof ProblemError) return thrown.problem
  }
  throw new Error('expected a problem')
}

describe('a matrix', () => {
  it('holds each permission once and in order, whatever order it was given in', () => {
    const cell = (action: string, capability = 'starredQueries'): Cell => ({
      area: 'dataset',
      target: 'http-logs',
      capability,
      action,
    })
    const matrix = matrixOf([
      ...['update', 'create', 'update'].map((action) => cell(action)),
      cell('read', 'query'),
    ])
    expect(JSON.stringify(matrix)).toBe(
      '{"datasetCapabilities":{"http-logs":{"query":["read"],"starredQueries":["create","update"]}},"viewCapabilities":{},"orgCapabilities":{}}',
    )
  })

  it('drops what grants nothing', () => {
    const matrix = { ...none, datasetCapabilities: { a: { ingest: [] }, b: {} } }
    expect(matrixOf(cellsOf(matrix))).toEqual(none)
  })

  it('keeps a capability and an action that nobody knew when it was written', () => {
    const matrix = { ...none, orgCapabilities: { teleports: ['read', 'beam'] } }
    expect(matrixOf(cellsOf(matrix))).toEqual(matrix)
  })

  it('keeps names that mean something to JavaScript', () => {
    const cells = ['__proto__', 'constructor', 'toString'].map(
      (target): Cell => ({ area: 'view', target, capability: 'query', action: 'read' }),
    )
    expect(cellsOf(matrixOf(cells))).toEqual(cells)
  })
})

describe('what is refused before Axiom is asked', () => {
  const invalid = capabilities.flatMap(({ area, key, actions: valid }) =>
    actions
      .filter((action) => !valid.includes(action))
      .map((action) => [area, key, action, valid] as const),
  )

  it.each(invalid)('%s %s has no %s: the valid actions are named', (area, key, action, valid) => {
    const cell = { area, target: targetOf(area), capability: key, action }
    const problem = problemOf(() => refuseInvalid(matrixOf([cell])))
    expect(problem).toMatchObject({ kind: 'usage', code: 'invalid-action' })
    expect(problem.title).toContain(action)
    expect(problem.nextSteps[0]?.text).toBe(`Valid for ${key}: ${valid.join(', ')}.`)
  })

  it.each(['dataset', 'view', 'organisation'] as const)(
    'a capability that a %s does not have: the known ones are named',
    (area) => {
      const cell = { area, target: targetOf(area), capability: 'nonsense', action: 'read' }
      const problem = problemOf(() => refuseInvalid(matrixOf([cell])))
      expect(problem).toMatchObject({ kind: 'usage', code: 'unknown-capability' })
      for (const { key } of capabilitiesOf(area)) expect(problem.nextSteps[0]?.text).toContain(key)
    },
  )

  it('a matrix that allows nothing', () => {
    expect(problemOf(() => refuseInvalid(none))).toMatchObject({
      kind: 'usage',
      code: 'no-capability',
    })
  })

  it('nothing else', () => {
    const every = capabilities.flatMap(({ area, key, actions: valid }) =>
      valid.map((action) => ({ area, target: targetOf(area), capability: key, action })),
    )
    expect(() => refuseInvalid(matrixOf(every))).not.toThrow()
  })
})

describe('the difference of two matrices', () => {
  const cells = fc.array(
    fc.record({
      area: fc.constantFrom<Area>('dataset', 'view'),
      target: fc.constantFrom('a', 'b', '*'),
      capability: fc.constantFrom('query', 'share', 'new'),
      action: fc.constantFrom('create', 'read', 'delete'),
    }),
  )

  it('makes one of the other when it is given and taken', () => {
    fc.assert(
      fc.property(cells, cells, (one, two) => {
        const [before, after] = [matrixOf(one), matrixOf(two)]
        const { added, removed } = differenceOf(before, after)
        const kept = cellsOf(before).filter(
          (cell) => !removed.some((gone) => JSON.stringify(gone) === JSON.stringify(cell)),
        )
        expect(matrixOf([...kept, ...added])).toEqual(after)
        expect(cellsOf(after)).toEqual(expect.arrayContaining([...added]))
        expect(cellsOf(before)).toEqual(expect.arrayContaining([...removed]))
      }),
    )
  })

  it('is nothing for other order, repetition and empty lists', () => {
    const a = { ...none, orgCapabilities: { users: ['read', 'create'] } }
    const b = { ...none, orgCapabilities: { users: ['create', 'read', 'read'], rbac: [] } }
    expect(differenceOf(a, b)).toEqual({ added: [], removed: [] })
  })
})
