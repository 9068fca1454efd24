import { expect, it } from 'vitest'
import { normaliseArguments } from './arguments.ts'

it.each([
  ['a bare --yes takes no value', ['--yes', 'x'], ['--yes', 'x']],
  ['--yes=NAME keeps its value', ['--yes=nightly=etl'], ['--yes', '--yes-to', 'nightly=etl']],
  ['--json=lines keeps its form', ['--json=lines'], ['--json', '--json-form', 'lines']],
  ['help of a command of a command', ['help', 'token', 'create'], ['token', 'create', '--help']],
  [
    'the colour of a profile is not that of the run',
    ['--color', 'never', 'profile', 'set', 'x', '--color=red'],
    ['--color', 'never', 'profile', 'set', 'x', '--profile-color', 'red'],
  ],
  [
    'an unknown colour is one of the profile',
    ['profile', 'add', 'x', '--color', 'puce'],
    ['profile', 'add', 'x', '--profile-color', 'puce'],
  ],
  ['other options are left alone', ['--url=http://x'], ['--url=http://x']],
  ['words after -- are not ours', ['exec', '--', 'a', '--yes=b'], ['exec', '--', 'a', '--yes=b']],
])('%s', (_, words, expected) => {
  expect(normaliseArguments(words)).toEqual(expected)
})
