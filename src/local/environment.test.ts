import { expect, it } from 'vitest'
import { scrubEnvironment } from './environment.ts'

it('keeps from children what carries a secret, and nothing else', () => {
  const environment = {
    PATH: '/bin',
    ATLAN_BASE_URL: 'https://acme.atlan.com',
    TOKENBENCH_TOKEN: 'a',
    TOKENBENCH_VAULT_KEY: 'b',
    ATLAN_API_KEY: 'c',
    AXIOM_TOKEN: 'd',
    MY_BEARER: 'e',
    UNSET: undefined,
  }
  expect(scrubEnvironment(environment, ['my_bearer'])).toEqual({
    PATH: '/bin',
    ATLAN_BASE_URL: 'https://acme.atlan.com',
  })
})
