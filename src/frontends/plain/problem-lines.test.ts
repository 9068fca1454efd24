import { expect, it } from 'vitest'
import { declined, problemJson } from '#src/domain/problem.ts'
import { problemLines } from './problem-lines.ts'

it('says what happened, where, and what to do, with commands on lines of their own', () => {
  const lines = problemLines({
    kind: 'not-authenticated',
    code: 'credential-expired',
    title: 'Atlan answered 401: the credential of profile acme no longer works.',
    detail: 'It expired on 20 Nov 2026',
    nextSteps: [
      { text: 'Give a new one', command: 'tokenbench profile set acme --credential-from stdin' },
      { text: 'Or ask an admin.' },
    ],
    http: { method: 'GET', path: '/api/service/whoami', status: 401, requestId: 'r-1' },
  })
  expect(lines).toEqual([
    'Problem: Atlan answered 401: the credential of profile acme no longer works.',
    'It expired on 20 Nov 2026.',
    'Seen in: GET /api/service/whoami, answered 401, request id r-1.',
    'What to do: Give a new one.',
    '  tokenbench profile set acme --credential-from stdin',
    'What to do: Or ask an admin.',
  ])
})

it('says that there was no answer', () => {
  const http = { method: 'GET', path: '/' }
  expect(
    problemLines({ kind: 'unreachable', code: 'x', title: 'Gone', nextSteps: [], http }),
  ).toEqual(['Problem: Gone.', 'Seen in: GET /, no answer.'])
})

it('tells of a person’s no in one line, which is no problem', () => {
  const { problem } = declined('Nothing was written.')
  expect(problemLines(problem)).toEqual(['Cancelled. Nothing was written.'])
  expect(problemJson(problem)).toEqual({
    code: 'not-confirmed',
    title: 'Cancelled. Nothing was written.',
    nextSteps: [],
  })
})
