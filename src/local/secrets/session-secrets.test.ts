import { describe, expect, it } from 'vitest'
import { Redactor } from '#src/domain/redactor.ts'
import { Secret } from '#src/domain/secret.ts'
import { SessionSecrets } from './session-secrets.ts'

const origin = 'https://acme.atlan.com'
const about = { origin, source: 'paste' }

describe('SessionSecrets', () => {
  it('gives a secret for its own tenant and for no other', () => {
    const secrets = new SessionSecrets(new Redactor())
    const secret = new Secret('first-value')
    const handle = secrets.keep(secret, about)
    expect(secrets.secretFor(handle, origin)).toBe(secret)
    for (const other of ['https://acme.atlan.com.evil.example', 'http://acme.atlan.com', ''])
      expect(() => secrets.secretFor(handle, other)).toThrow('belongs to https://acme.atlan.com')
  })

  it('has every secret taken out of texts, also after it was dropped', () => {
    const redactor = new Redactor()
    const secrets = new SessionSecrets(redactor)
    const handle = secrets.keep(new Secret('first-value'), about)
    expect(redactor.redact('got first-value')).toBe('got [hidden]')
    secrets.drop(handle)
    expect(redactor.redact('got first-value')).toBe('got [hidden]')
  })

  it('lets nothing that says it is of the same account take the place of a secret', () => {
    const secrets = new SessionSecrets(new Redactor())
    const mine = { ...about, username: 'conn.admin' }
    const first = new Secret('first-value')
    const handle = secrets.keep(first, mine)
    const other = secrets.keep(new Secret('second-value'), mine)
    secrets.drop(other)
    expect(secrets.secretFor(handle, origin)).toBe(first)
  })

  it('forgets one secret, or all', () => {
    const secrets = new SessionSecrets(new Redactor())
    const one = secrets.keep(new Secret('first-value'), about)
    const two = secrets.keep(new Secret('second-value'), about)
    secrets.drop(one)
    expect(secrets.get(one)).toBeUndefined()
    expect(() => secrets.secretFor(one, origin)).toThrow('no longer held')
    expect(secrets.get(two)?.source).toBe('paste')
    secrets.dropAll()
    expect(secrets.get(two)).toBeUndefined()
  })

  it('never gives a new secret the handle of a dropped one', () => {
    const secrets = new SessionSecrets(new Redactor())
    const one = secrets.keep(new Secret('first-value'), about)
    secrets.dropAll()
    expect(secrets.keep(new Secret('second-value'), about)).not.toBe(one)
  })
})
