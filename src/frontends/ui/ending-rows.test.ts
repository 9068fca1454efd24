import { expect, it } from 'vitest'
import { endingRows } from './ending-rows.ts'
import { rowsAsText } from './testing/rows-as-text.ts'

const ending = { ok: true, sentences: ['It exists.'], facts: [], problems: [], commands: [] }

it('begins with the most important sentence, marked by how it went', () => {
  expect(rowsAsText(endingRows(ending, 60))).toEqual(['✓ It exists.'])
  expect(rowsAsText(endingRows({ ...ending, ok: false }, 60))).toEqual(['✗ It exists.'])
})

it('shows facts, problems and commands below each other', () => {
  const rows = endingRows(
    {
      ...ending,
      facts: [
        ['id', '98fb'],
        ['account', 'service-account-x'],
      ],
      problems: [{ kind: 'failed', code: 'x', title: 'One was not granted.', nextSteps: [] }],
      commands: ['tokenbench status'],
    },
    60,
  )
  expect(rowsAsText(rows)).toEqual([
    '✓ It exists.',
    '',
    '  id        98fb',
    '  account   service-account-x',
    '',
    '✗ One was not granted.',
    '',
    '  The same without the wizard:',
    '    tokenbench status',
  ])
})
