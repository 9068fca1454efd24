import { expect, it } from 'vitest'
import { countdown } from './countdown.ts'

const now = new Date('2026-11-20T18:00:00Z')
const inSeconds = (seconds: number): Date => new Date(now.getTime() + seconds * 1000)

it.each([
  [712, 'bearer 11:52 left', 'good'],
  [601, 'bearer 10:01 left', 'good'],
  [600, 'bearer 10:00 left', 'caution'],
  [120, 'bearer 2:00 left', 'caution'],
  [119, '⚠ bearer 1:59 left, nearly over', 'bad'],
  [5, '⚠ bearer 0:05 left, nearly over', 'bad'],
  [0, '✗ bearer expired', 'bad'],
  [-60, '✗ bearer expired', 'bad'],
  [4320, 'bearer 72:00 left', 'good'],
])('with %i seconds left says %s', (seconds, text, tone) => {
  expect(countdown(inSeconds(seconds), now)).toEqual({ text, tone })
})
