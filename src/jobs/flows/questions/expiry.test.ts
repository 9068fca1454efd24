import { describe, expect, it } from 'vitest'
import { Bench } from '#src/jobs/testing/bench.ts'
import { problemOfWork } from '#src/jobs/testing/problem.ts'
import { expiryLike, expiryQuestion, readLifetime } from './expiry.ts'

const now = new Date('2026-11-21T12:00:00Z')

it.each([
  ['90d', 7_776_000],
  ['12h', 43_200],
  [' 30m ', 1_800],
  ['max', 157_680_000],
  ['1825d', 157_680_000],
  ['2026-11-22', 35 * 3_600],
])('reads %s', (said, seconds) => {
  expect(readLifetime(said, now)).toEqual({ seconds, said: said.trim() })
})

it('ends on the date that was said, also when the token is created some minutes later', () => {
  const { seconds } = readLifetime('2027-03-01', now)
  for (const minutes of [0, 1, 30, 59]) {
    const end = new Date(now.getTime() + minutes * 60_000 + seconds * 1000)
    expect(end.toISOString()).toMatch(/^2027-03-01T23:/)
  }
})

it.each(['', 'soon', '90', '0d', '-1d', '2026-11-20', '2027-02-30', '2027-13-01', '01.03.2027'])(
  'does not guess what “%s” means',
  async (said) => {
    const problem = await problemOfWork(() => readLifetime(said, now))
    expect(problem).toMatchObject({ kind: 'usage', code: 'expiry' })
  },
)

describe('what is too long', () => {
  it.each(['never', 'Forever', '409968000', '409968000s', '1826d', '2031-11-21', '999999999d'])(
    'is refused as “%s”',
    async (said) => {
      const problem = await problemOfWork(() => readLifetime(said, now))
      expect(problem).toMatchObject({ kind: 'usage', code: 'expiry-too-long' })
    },
  )

  it('is five years, too, from the second in which they reach beyond January 2038', async () => {
    const last = new Date('2033-01-20T03:14:07Z')
    expect(readLifetime('max', last).seconds).toBe(157_680_000)
    const next = new Date('2033-01-20T03:14:08Z')
    const problem = await problemOfWork(() => readLifetime('max', next))
    expect(problem.code).toBe('expiry-too-long')
    expect(JSON.stringify(problem.nextSteps)).not.toContain('max')
  })
})

it('suggests ninety days, shows each choice’s date, and writes an answer back as its flag', async () => {
  const question = expiryQuestion(new Bench({ clients: {} }).workbench)
  const { signal } = new AbortController()
  expect(question.initial).toBe('90d')
  const [, suggested] = await question.options(signal)
  expect(suggested?.columns).toEqual(['19 Feb 2027 (in 90 days)'])
  const { value } = await question.answer('2027-03-01', signal)
  expect(question.toFlags?.(value)).toEqual(['--expires', '2027-03-01'])
  expect(question.say?.(value)).toBe('1 Mar 2027 (in 100 days)')
})

it.each([
  ['90d', 7_776_000 - 13],
  ['43200s', 43_200 - 59],
  ['3540s', 3_540],
])('makes it live as long as was asked for the old one: %s', (said, lifetimeSeconds) => {
  const { workbench } = new Bench({ clients: {} })
  expect(expiryLike(workbench, { lifetimeSeconds }).fallback).toBe(said)
})
