import { expect, it } from 'vitest'
import { ProblemError } from '#src/domain/problem.ts'
import { consentOf, rateOf, timeoutOf } from './globals.ts'

it.each([
  [{}, { given: false }],
  [{ yes: true }, { given: true }],
  [
    { yes: true, yesTo: 'etl' },
    { given: true, to: 'etl' },
  ],
  [
    { yes: true, yesTo: '' },
    { given: true, to: '' },
  ],
])('reads the consent of %j', (globals, consent) => {
  expect(consentOf(globals)).toEqual(consent)
})

it.each([
  [undefined, undefined],
  ['30s', 30_000],
  ['2m', 120_000],
  ['1d', 86_400_000],
])('reads the time-out %s', (timeout, milliseconds) => {
  expect(timeoutOf(timeout === undefined ? {} : { timeout })).toBe(milliseconds)
})

// Node's timers hold 24 days; a longer one would go off at once.
it.each(['', '30', '0s', 'soon', '2d', '30d'])('refuses the time-out “%s”', (timeout) => {
  expect(() => timeoutOf({ timeout })).toThrow(ProblemError)
})

it.each([
  [undefined, undefined],
  ['none', 'none'],
  ['200', 200],
])('reads the rate %s', (rate, perMinute) => {
  expect(rateOf(rate === undefined ? {} : { rate })).toBe(perMinute)
})

it.each(['', '0', '-5', '1.5', 'fast'])('refuses the rate “%s”', (rate) => {
  expect(() => rateOf({ rate })).toThrow(ProblemError)
})
