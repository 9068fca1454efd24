import { expect, it } from 'vitest'
import { type AxiomToken, axiomTokenJson } from './axiom-token.ts'

const now = new Date('2026-11-21T12:00:00Z')
const token: AxiomToken = {
  id: 'i',
  name: 'n',
  description: '',
  expiresAt: null,
  capabilities: {
    datasetCapabilities: { a: { ingest: ['create'] } },
    viewCapabilities: {},
    orgCapabilities: {},
  },
  samlAuthenticated: false,
}

it.each([
  [null, 'never-expires'],
  ['2026-11-21T11:59:59Z', 'expired'],
  ['2026-12-20T12:00:00Z', 'expiring'],
  ['2027-12-20T12:00:00Z', 'active'],
])('a token that ends %s is %s', (end, status) => {
  const expiresAt = end === null ? null : new Date(end)
  expect(axiomTokenJson({ ...token, expiresAt }, now)).toEqual({
    id: 'i',
    name: 'n',
    description: '',
    expiresAt,
    datasetCapabilities: { a: { ingest: ['create'] } },
    viewCapabilities: {},
    orgCapabilities: {},
    status,
  })
})
