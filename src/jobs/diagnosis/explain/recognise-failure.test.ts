import { expect, it } from 'vitest'
import { forged } from '#src/capture/testing/tokens.ts'
import { recogniseFailure } from './recognise-failure.ts'

const now = new Date('2026-11-22T01:00:00Z')
const curl = `curl 'https://acme.atlan.com/api/x' -H 'authorization: Bearer ${forged({ a: 1 })}'`

it.each([
  [
    'pyatlan.errors.PermissionError: ATLAN-PYTHON-403-001 Server responded with x',
    'an error of pyatlan: ATLAN-PYTHON-403-001',
  ],
  ['ATLAN-JAVA-401-000 Server responded', 'an error of Atlan’s Java SDK: ATLAN-JAVA-401-000'],
  ['ATLAN-GO-404-000 Server responded', 'an error of Atlan’s Go SDK: ATLAN-GO-404-000'],
  ['{"errorCode":"ATLAS-403-00-001"}', 'an answer: 403 ATLAS-403-00-001'],
  [`${curl}\n\nHTTP/1.1 403 Forbidden`, 'cURL (bash), answered 403'],
  [curl, 'cURL (bash)'],
  ['curl: (6) Could not resolve host: acme.atlan.com', 'a line of text: no answer came'],
  ['Good morning', 'nothing that tells of a failure yet'],
])('%s', (text, label) => {
  // Enter is waited for: the answer may follow, and who pasted it may want to look first.
  expect(recogniseFailure(text, now)).toMatchObject({ label, complete: false })
})

it('says what a cut command lacks', () => {
  expect(recogniseFailure(curl.slice(0, -1), now).missing).toBe('a quote is open')
})
