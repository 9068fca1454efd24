import { expect, it } from 'vitest'
import { problemRows } from './problem-rows.ts'
import { rowsAsText } from './testing/rows-as-text.ts'

it('says what happened, why, and what to do', () => {
  const rows = problemRows(
    {
      kind: 'not-authenticated',
      code: 'expired',
      title: 'Atlan answered 401: the credential no longer works.',
      detail: 'It expired on 20 Nov 2026.',
      nextSteps: [
        {
          text: 'Paste a new one.',
          command: 'tokenbench profile set acme --credential-from stdin',
        },
      ],
      http: { method: 'GET', path: '/api', status: 401, requestId: 'r-1' },
    },
    50,
  )
  expect(rowsAsText(rows)).toEqual([
    '✗ Atlan answered 401: the credential no longer',
    '  works.',
    '  It expired on 20 Nov 2026.',
    '  ▸ Paste a new one.',
    '    tokenbench profile set acme \\',
    '      --credential-from stdin',
    '  Request r-1',
  ])
})
