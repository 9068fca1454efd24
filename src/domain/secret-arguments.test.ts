import { expect, it } from 'vitest'
import { ProblemError } from './problem.ts'
import { refuseSecretArguments } from './secret-arguments.ts'

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0NTYifQ.c2lnbmF0dXJl'

it.each([
  ['a word of its own', ['token', 'create', jwt]],
  ['the value of an option', ['--bearer-from', jwt]],
  ['the value of an option, after =', [`--bearer-from=${jwt}`]],
  ['a header', ['explain', `curl -H 'Authorization: Bearer ${jwt}'`]],
  ['a token of the other product', ['xaat-12345678-abcd-4abc-8abc-1234567890ab']],
  ['a word after --', ['exec', '--', 'curl', jwt]],
])('refuses a secret as %s and repeats nothing of it', (_, words) => {
  let thrown: unknown
  try {
    refuseSecretArguments(words)
  } catch (error) {
    thrown = error
  }
  if (!(thrown instanceof ProblemError)) throw new Error('was accepted', { cause: thrown })
  expect(thrown.problem).toMatchObject({ kind: 'usage', code: 'secret-in-arguments' })
  expect(JSON.stringify([thrown.problem, thrown.message, thrown.stack])).not.toMatch(/eyJh|xaat-1/)
})

it('lets identifiers and sources pass', () => {
  const words = ['grant', '--token', 'service-account-apikey-12345678-abcd-4abc-8abc-1234567890ab']
  expect(() => refuseSecretArguments([...words, '--bearer-from', 'env:BEARER'])).not.toThrow()
})
