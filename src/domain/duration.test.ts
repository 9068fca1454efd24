import { expect, it } from 'vitest'
import { parseDuration, sayDate, sayDistance, sayDuration } from './duration.ts'

it.each([
  ['90d', 7_776_000],
  ['12h', 43_200],
  ['30m', 1_800],
  ['45s', 45],
  [' 1d ', 86_400],
  ['0d', 0],
])('reads %s', (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds)
})

it.each(['', '90', 'd', '1.5d', '-1d', '1w', '1d12h', '90 d', '9999999999d', '１d'])(
  'does not take “%s” for a duration',
  (text) => {
    expect(parseDuration(text)).toBeUndefined()
  },
)

it.each([
  [-5_000, '0 s'],
  [0, '0 s'],
  [999, '0 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [712_000, '11 min 52 s'],
  [3_600_000, '1 h'],
  [11_100_000, '3 h 5 min'],
  [172_799_000, '47 h 59 min'],
  [172_800_000, '2 days'],
])('says %d ms as %s', (milliseconds, said) => {
  expect(sayDuration(milliseconds)).toBe(said)
})

it('says a date as the tenant counts it, in UTC', () => {
  expect(sayDate(new Date('2027-02-19T23:59:59Z'))).toBe('19 Feb 2027')
})

const now = new Date('2026-11-21T12:00:00Z')

it.each([
  ['2027-02-19T11:59:30Z', 'in 90 days'],
  ['2026-11-17T12:00:00Z', '4 days ago'],
  ['2026-11-21T15:05:00Z', 'in 3 h 5 min'],
  ['2026-11-21T11:59:52Z', '8 s ago'],
])('says how far %s is away', (date, said) => {
  expect(sayDistance(new Date(date), now)).toBe(said)
})
