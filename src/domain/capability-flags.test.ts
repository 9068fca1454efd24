import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Area, capabilities } from './capabilities.ts'
import { capabilityFlags, capabilityWords, readCapabilityFlags } from './capability-flags.ts'
import { type Cell, matrixOf } from './capability-matrix.ts'
import { ProblemError } from './problem.ts'
import { sanitise } from './sanitise.ts'

function codeOf(flags: Parameters<typeof readCapabilityFlags>[0]): string {
  try {
    readCapabilityFlags(flags)
  } catch (thrown) {
    if (thrown instanceof ProblemError) return thrown.problem.code
  }
  return 'nothing'
}

/** Any permission that Axiom knows, of any dataset or view. */
const cell: fc.Arbitrary<Cell> = fc
  .constantFrom(...capabilities.flatMap((row) => row.actions.map((action) => ({ row, action }))))
  .chain(({ row: { area, key: capability }, action }) =>
    nameIn(area).map((target) => ({ area, target, capability, action })),
  )

const nameIn = (area: Area): fc.Arbitrary<string> =>
  area === 'organisation'
    ? fc.constant('')
    : fc.oneof(
        fc.constantFrom('*', 'http-logs', 'a:b=c,d', '__proto__', ' ', '7'),
        fc.string({ minLength: 1, unit: 'binary' }).map(sanitise),
      )

describe('flags', () => {
  it('say any valid matrix, and give it back unchanged', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
        const matrix = matrixOf(cells)
        const flags = capabilityFlags(matrix)
        expect(readCapabilityFlags(flags)).toEqual(matrix)
        expect(capabilityFlags(readCapabilityFlags(flags))).toEqual(flags)
      }),
    )
  })

  it('are what a person would write', () => {
    const matrix = readCapabilityFlags({
      dataset: ['http-logs:ingest=create,query=read', '*:share=cd'],
      view: ['errors:query=read'],
      org: ['monitors=crud', 'billing=read'],
    })
    expect(matrix).toEqual({
      datasetCapabilities: {
        'http-logs': { ingest: ['create'], query: ['read'] },
        '*': { share: ['create', 'delete'] },
      },
      viewCapabilities: { errors: { query: ['read'] } },
      orgCapabilities: {
        billing: ['read'],
        monitors: ['create', 'read', 'update', 'delete'],
      },
    })
    expect(capabilityWords(matrix)).toEqual([
      ...['--dataset', 'http-logs:ingest=create,query=read'],
      ...['--dataset', '*:share=create+delete'],
      ...['--view', 'errors:query=read'],
      ...['--org', 'billing=read', '--org', 'monitors=crud'],
    ])
  })

  it('of one dataset add up', () => {
    expect(
      readCapabilityFlags({ dataset: ['a:ingest=create', 'a:query=read'] }).datasetCapabilities,
    ).toEqual({
      a: { ingest: ['create'], query: ['read'] },
    })
  })

  it('take a name as it is, and as we print it', () => {
    for (const name of ['a\u202eb', 'a⟨U+202E⟩b'])
      expect(readCapabilityFlags({ dataset: [`${name}:query=read`] }).datasetCapabilities).toEqual({
        'a⟨U+202E⟩b': { query: ['read'] },
      })
  })

  it.each([
    ['Access control=read', { rbac: ['read'] }],
    ['access-control=read', { rbac: ['read'] }],
    ['Apps=r', { integrations: ['read'] }],
    ['API tokens=c+update', { apiTokens: ['create', 'update'] }],
  ])('take the vendor’s labels for keys: %s', (org, orgCapabilities) => {
    expect(readCapabilityFlags({ org: [org] }).orgCapabilities).toEqual(orgCapabilities)
  })

  it('know a dataset’s labels too', () => {
    const { datasetCapabilities } = readCapabilityFlags({
      dataset: ['a:Data Trimming=update,Field Vacuuming=update,Saved queries=read'],
    })
    expect(Object.keys(datasetCapabilities.a ?? {})).toEqual(['starredQueries', 'vacuum', 'trim'])
  })

  it.each([
    [{ dataset: ['http-logs'] }, 'unreadable-capability'],
    [{ dataset: ['http-logs:ingest'] }, 'unreadable-capability'],
    [{ dataset: [':ingest=create'] }, 'unreadable-capability'],
    [{ org: ['monitors=read=update'] }, 'unreadable-capability'],
    [{ org: ['monitors='] }, 'invalid-action'],
    [{ org: ['monitors=read+'] }, 'invalid-action'],
    [{ org: ['monitors=write'] }, 'invalid-action'],
    [{ dataset: ['a:ingest=crud'] }, 'invalid-action'],
    [{ org: ['ingest=create'] }, 'unknown-capability'],
    [{ view: ['v:ingest=create'] }, 'unknown-capability'],
    [{ org: ['toString=read'] }, 'unknown-capability'],
  ])('that cannot be read are refused: %j', (flags, code) => {
    expect(codeOf(flags)).toBe(code)
  })
})
