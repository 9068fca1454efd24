import { describe, expect, it } from 'vitest'
import { sanitise } from '#src/domain/sanitise.ts'
import { problemOfWork } from '#src/jobs/testing/problem.ts'
import { resolveReference } from './reference.ts'

const candidate = (name: string, ...identifiers: readonly string[]) => ({
  name,
  identifiers,
  described: `${name} (${identifiers[0]})`,
})

const candidates = [
  candidate('development', 'guid-1', 'default/snowflake/1'),
  candidate('development', 'guid-2', 'default/bigquery/2'),
  candidate('production', 'guid-3', 'default/snowflake/3'),
  // Somebody called a thing by the identifier of another.
  candidate('guid-3', 'guid-4'),
  candidate(sanitise('hid\u202eden'), 'guid-5'),
]

const resolve = (ref: string) => resolveReference('connection', ref, candidates)

it.each([
  ['an id', 'guid-1', 'guid-1'],
  ['a qualified name', 'default/bigquery/2', 'guid-2'],
  ['a name that is borne once', 'production', 'guid-3'],
  ['an identifier that is also a name: the identifier counts', 'guid-3', 'guid-3'],
  ['a name as the server has it', 'hid\u202eden', 'guid-5'],
  ['a name as we show it', 'hid⟨U+202E⟩den', 'guid-5'],
])('finds %s', (_, ref, id) => {
  expect(resolve(ref).identifiers[0]).toBe(id)
})

describe('what is not one', () => {
  it('lists the candidates of a name that several bear', async () => {
    const problem = await problemOfWork(() => resolve('development'))
    expect(problem).toMatchObject({ kind: 'conflict', code: 'ambiguous-name' })
    expect(problem.detail).toBe('development (guid-1)\ndevelopment (guid-2)')
  })

  it.each(['Development', 'develop', '', 'guid'])('does not guess what “%s” means', async (ref) => {
    const problem = await problemOfWork(() => resolve(ref))
    expect(problem).toMatchObject({ kind: 'not-found', code: 'connection-not-found' })
  })

  it('shows what was asked for without letting it act on the terminal', async () => {
    const problem = await problemOfWork(() => resolve('\x1b[2Jx'))
    expect(problem.title).toContain('⟨U+001B⟩[2Jx')
  })
})
