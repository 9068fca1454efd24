import { expect, it } from 'vitest'
import { ProblemError } from '#src/domain/problem.ts'
import { atSameTenant } from './at-same-tenant.ts'

function stepOf(command: string, globals: Parameters<typeof atSameTenant>[1], ...said: string[]) {
  const problem = {
    kind: 'failed' as const,
    code: 'x',
    title: 'x',
    nextSteps: [{ text: '', command }],
  }
  const thrown = atSameTenant(new ProblemError(problem), globals, new Set(said))
  return thrown instanceof ProblemError ? thrown.problem.nextSteps[0]?.command : undefined
}

it.each([
  ['token list', { profile: 'acme' }, 'tokenbench token list --profile acme'],
  ['token list', { url: 'a.example.com' }, 'tokenbench token list --url a.example.com'],
  ['connection list', { practice: true }, 'tokenbench connection list --practice'],
  ['status --profile other', { profile: 'acme' }, 'tokenbench status --profile other'],
  ['help token list', { profile: 'acme' }, 'tokenbench help token list'],
  ['profile set acme --credential-from SRC', { profile: 'acme' }, undefined],
])('leads with %s to the tenant that %j named', (command, globals, expected) => {
  const given = `tokenbench ${command}`
  expect(stepOf(given, globals, ...Object.keys(globals))).toBe(expected ?? given)
})

it('adds nothing that a default or the environment said', () => {
  expect(stepOf('tokenbench token list', { profile: 'acme' })).toBe('tokenbench token list')
})
