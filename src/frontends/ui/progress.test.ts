import { expect, it } from 'vitest'
import { progressRows } from './progress.ts'
import { rowsAsText } from './testing/rows-as-text.ts'

const since = new Date('2026-11-20T18:00:00Z')
const after = (seconds: number): Date => new Date(since.getTime() + seconds * 1000)

const shown = (state: 'running' | 'done' | 'failed' | 'waiting', seconds: number): string[] =>
  rowsAsText(progressRows([{ text: 'grant', state, since }], after(seconds), 60))

it.each([
  ['running', 1, '▸ grant …'],
  ['running', 8, '▸ grant … 8 s'],
  ['waiting', 8, '▸ grant … 8 s'],
  ['done', 8, '✓ grant'],
  ['failed', 8, '✗ grant'],
] as const)('%s after %i s is %s', (state, seconds, text) => {
  expect(shown(state, seconds)).toEqual([text])
})
