import { expect, it } from 'vitest'
import { normaliseArguments } from './arguments.ts'

it.each([
  ['a bare --yes takes no value', ['--yes', 'x'], ['--yes', 'x']],
  ['--yes=NAME keeps its value', ['--yes=nightly=etl'], ['--yes', '--yes-to', 'nightly=etl']],
  ['--json=lines keeps its form', ['--json=lines'], ['--json', '--json-form', 'lines']],
  ['help of a command of a command', ['help', 'token', 'create'], ['token', 'create', '--help']],
  ['other options are left alone', ['--url=http://x'], ['--url=http://x']],
  ['words after -- are not ours', ['exec', '--', 'a', '--yes=b'], ['exec', '--', 'a', '--yes=b']],
])('%s', (_, words, expected) => {
  expect(normaliseArguments(words)).toEqual(expected)
})
