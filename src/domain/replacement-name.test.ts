import { expect, it } from 'vitest'
import { replacementNames } from './replacement-name.ts'

it.each([
  ['etl', ['etl (2)', 'etl (3)']],
  ['etl (2)', ['etl (3)', 'etl (4)']],
  ['etl (2', ['etl (2 (2)', 'etl (2 (3)']],
  ['(2)', ['(2) (2)', '(2) (3)']],
])('counts on from %s', (name, expected) => {
  const names = replacementNames(name)
  expect([names.next().value, names.next().value]).toEqual(expected)
})

it('stays as short as a name may be', () => {
  const [name] = replacementNames('x'.repeat(120))
  expect(name).toBe(`${'x'.repeat(116)} (2)`)
})
