import { expect, it } from 'vitest'
import { merged } from './completion-rows.ts'

const found = (line: string, ...texts: readonly string[]) => {
  const from = line.lastIndexOf(' ') + 1
  return texts.map((text) => ({ text, from, to: line.length }))
}

it.each([
  ['one that fits', 'token sh', ['show '], 'token show '],
  [
    'one that is meant otherwise',
    'connection show dev',
    ['default/s/1 '],
    'connection show default/s/1 ',
  ],
  [
    'what several begin with',
    'token list --e',
    ['--expires ', '--expiring '],
    'token list --expir',
  ],
  [
    'what they begin with in quotes',
    'persona show data',
    ["'Data Assets' ", "'Data Stewards' "],
    "persona show 'Data ",
  ],
])('writes %s', (_, line, texts, wanted) => {
  expect(merged(line, line.length, found(line, ...texts))?.before).toBe(wanted)
})

it.each([
  ['nothing goes on', 'token s', ['secret ', 'show ']],
  [
    'a name that several have gives identifiers',
    'connection show dev',
    ['default/s/1 ', 'default/b/2 '],
  ],
  ['nothing was found', 'token x', []],
])('leaves the line as it is where %s', (_, line, texts) => {
  expect(merged(line, line.length, found(line, ...texts))).toBeUndefined()
})
