import { expect, it } from 'vitest'
import { DeadlinePassed, networkTrouble } from './network-trouble.ts'

const coded = (code: string, message = ''): Error => Object.assign(new Error(message), { code })

it.each([
  ['ENOTFOUND', 'host-not-found', false],
  ['EAI_AGAIN', 'name-lookup-failed', true],
  ['ECONNREFUSED', 'connection-refused', false],
  ['UND_ERR_CONNECT_TIMEOUT', 'no-connection', true],
  ['EHOSTUNREACH', 'no-connection', true],
  ['ECONNRESET', 'connection-cut', true],
  ['UND_ERR_SOCKET', 'connection-cut', true],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'connection-cut', true],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'foreign-certificate', false],
  ['CERT_HAS_EXPIRED', 'certificate-out-of-date', false],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'untrusted-certificate', false],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'untrusted-certificate', false],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'untrusted-certificate', false],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'untrusted-certificate', false],
  ['EPROTO', 'tls-failed', false],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls-failed', false],
  ['UND_ERR_PRX_CONN', 'proxy-failed', false],
  ['HPE_INVALID_CONSTANT', 'not-http', false],
  ['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'answer-too-large', false],
  ['UND_ERR_DESTROYED', 'closed-here', false],
  ['ESOMETHING', 'network-failed', true],
])('recognises %s as %s', (systemCode, code, passing) => {
  const trouble = networkTrouble(coded(systemCode), 'acme.atlan.com')
  expect(trouble).toMatchObject({ code, passing, systemCode })
  expect(trouble.title).toContain('acme.atlan.com')
  expect(trouble.nextSteps.length).toBeGreaterThan(0)
})

it('looks into what a failure consists of', () => {
  const both = new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')])
  expect(networkTrouble(both, 'h').code).toBe('connection-refused')
  expect(networkTrouble(new Error('x', { cause: coded('EPIPE') }), 'h').code).toBe('connection-cut')
})

it('gives no code of ours out as the system’s', () => {
  const late = networkTrouble(new DeadlinePassed(), 'h')
  expect(late.code).toBe('timed-out')
  expect(late).not.toHaveProperty('systemCode')
})

it('knows a refusal by the proxy, which comes under the code of an abort', () => {
  const refusal = coded('UND_ERR_ABORTED', 'Proxy response (407) !== 200 when HTTP Tunneling')
  expect(networkTrouble(refusal, 'h').code).toBe('proxy-failed')
})
