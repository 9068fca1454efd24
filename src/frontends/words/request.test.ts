import { expect, it } from 'vitest'
import { sanitise } from '#src/domain/sanitise.ts'
import type { TraceEntry } from '#src/domain/trace-entry.ts'
import { requestBodies, requestFacts } from './request.ts'

const entry: TraceEntry = {
  number: 1,
  at: new Date('2026-03-01T10:00:00Z'),
  method: 'POST',
  origin: 'https://acme.atlan.com',
  path: '/api/x',
  status: 200,
  ms: 12.4,
  tries: 2,
}

const answered = (responseBody: string) => requestBodies({ ...entry, responseBody })

it('lays JSON out, a line for each of its parts, however it came', () => {
  const lines = ['{', '  "a": 1', '}']
  expect(answered('{"a":1}')).toEqual([{ heading: 'Answered', lines }])
  expect(answered(sanitise('{\n"a":1}'))).toEqual([{ heading: 'Answered', lines }])
})

it('keeps characters harmless that an escape in JSON stands for', () => {
  const body = String.raw`{"name":"\u202e\u001b[2J\u009b2J"}`
  const [, line] = answered(sanitise(body))[0]?.lines ?? []
  expect(line).toBe(String.raw`  "name": "⟨U+202E⟩\u001b[2J⟨U+009B⟩2J"`)
})

it('shows what is no JSON as it came, and nothing where nothing was', () => {
  expect(answered('{"cut":"her… (90000 characters)')[0]?.lines).toHaveLength(1)
  expect(answered('')).toEqual([])
})

it('says what was asked, and how often', () => {
  expect(requestFacts({ ...entry, query: 'limit=1' })).toEqual([
    ['request', 'POST /api/x'],
    ['query', 'limit=1'],
    ['tenant', 'https://acme.atlan.com'],
    ['answer', '200'],
    ['took', '12 ms in 2 tries'],
    ['at', '2026-03-01T10:00:00.000Z'],
  ])
})
