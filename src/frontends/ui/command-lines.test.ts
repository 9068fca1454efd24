import { expect, it } from 'vitest'
import { commandLines } from './command-lines.ts'

it('leaves a short command on its line', () => {
  expect(commandLines('tokenbench status', 60)).toEqual(['tokenbench status'])
})

it('breaks a long one so that it can be copied', () => {
  const command = "tokenbench token create etl --description 'every night' --expires 90d"
  expect(commandLines(command, 40)).toEqual([
    'tokenbench token create etl \\',
    "  --description 'every night' \\",
    '  --expires 90d',
  ])
})

it('never breaks inside a quoted word', () => {
  const command = `x 'a long quoted word that goes on' 'it'\\''s one'`
  const joined = commandLines(command, 10)
    .map((line) => line.replace(/ \\$/, '').trim())
    .join(' ')
  expect(joined).toBe(command)
  expect(commandLines(command, 10)).toContain("  'it'\\''s one'")
})
