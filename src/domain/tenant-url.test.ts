import { describe, expect, it } from 'vitest'
import { ProblemError } from './problem.ts'
import { parseTenantUrl } from './tenant-url.ts'

describe('parseTenantUrl', () => {
  it.each([
    ['acme.atlan.com', 'https://acme.atlan.com'],
    ['  acme.atlan.com\n', 'https://acme.atlan.com'],
    ['https://acme.atlan.com/assets?x=1#y', 'https://acme.atlan.com'],
    ['acme.atlan.com/assets?q=a@b', 'https://acme.atlan.com'],
    ['HTTPS://ACME.Atlan.COM', 'https://acme.atlan.com'],
    ['https://acme.atlan.com.', 'https://acme.atlan.com'],
    ['https://acme.atlan.com:443/', 'https://acme.atlan.com'],
    ['acme.atlan.com:8443', 'https://acme.atlan.com:8443'],
    ['//acme.atlan.com', 'https://acme.atlan.com'],
    ['https://10.1.2.3', 'https://10.1.2.3'],
    ['http://127.0.0.1:40121', 'http://127.0.0.1:40121'],
    ['http://localhost.:40121/x', 'http://localhost:40121'],
    ['127.0.0.1:40121', 'http://127.0.0.1:40121'],
    ['localhost:40121', 'http://localhost:40121'],
    ['localhost.:443', 'http://localhost:443'],
    ['[::1]:40121', 'http://[::1]:40121'],
    ['https://localhost:40121', 'https://localhost:40121'],
  ])('takes “%s” for %s', (text, origin) => {
    expect(parseTenantUrl(text)).toEqual({ origin, host: new URL(origin).host })
  })

  it('shows a host of foreign letters as punycode', () => {
    expect(parseTenantUrl('https://аcme.atlan.com').host).toBe('xn--cme-5cd.atlan.com')
  })

  it.each([
    ['nothing', '  ', 'tenant-url-missing'],
    ['a password', 'https://acme.atlan.com:hunter2@evil.example/', 'tenant-url-user-info'],
    ['an empty user', 'https://@evil.example/', 'tenant-url-user-info'],
    ['a user without a scheme', 'acme.atlan.com@evil.example', 'tenant-url-user-info'],
    ['plain http', 'http://acme.atlan.com', 'tenant-url-plain-http'],
    [
      'plain http to a host called like loopback',
      'http://localhost.evil.example',
      'tenant-url-plain-http',
    ],
    ['another scheme', 'ftp://acme.atlan.com', 'tenant-url-scheme'],
    ['a script', 'javascript:alert(1)', 'tenant-url-scheme'],
    ['a scheme without slashes', 'https:acme.atlan.com', 'tenant-url-unreadable'],
    ['a backslash', 'https://acme.atlan.com\\@evil.example', 'tenant-url-unreadable'],
    ['an escape in the host', 'https://ex%61mple.com', 'tenant-url-unreadable'],
    ['a short IP address', 'https://127.1', 'tenant-url-disguised'],
    ['a hexadecimal IP address', 'http://0x7f.0.0.1', 'tenant-url-disguised'],
    ['a number for an IP address', '2130706433', 'tenant-url-disguised'],
    ['an octal IP address', 'https://0177.0.0.1', 'tenant-url-disguised'],
    ['an IPv4 address in an IPv6 one', 'http://[::ffff:127.0.0.1]', 'tenant-url-disguised'],
    ['two dots', 'https://acme..com', 'tenant-url-unreadable'],
    ['two dots at the end', 'https://acme.com..', 'tenant-url-unreadable'],
    ['an invisible character', 'https://ac\u200Bme.com', 'tenant-url-unreadable'],
    ['a control character', 'https://acme\u0007.com', 'tenant-url-unreadable'],
    ['a sentence', 'acme dot com', 'tenant-url-unreadable'],
    ['a port that is none', 'https://acme.com:99999', 'tenant-url-unreadable'],
    ['port zero', 'https://acme.com:0', 'tenant-url-unreadable'],
    ['an empty host', 'https:///assets', 'tenant-url-unreadable'],
    ['a host too long', `https://${'a.'.repeat(130)}com`, 'tenant-url-unreadable'],
  ])('refuses %s', (_, text, code) => {
    const problem = problemOfParsing(text)
    expect(problem).toMatchObject({ kind: 'usage', code })
    expect(problem.nextSteps.length).toBeGreaterThan(0)
  })

  it('repeats nothing of what it refuses', () => {
    const said = JSON.stringify(problemOfParsing('https://acme.atlan.com:hunter2@evil.example/'))
    expect(said).not.toMatch(/hunter2|evil/)
  })
})

function problemOfParsing(text: string) {
  try {
    parseTenantUrl(text)
  } catch (thrown) {
    if (thrown instanceof ProblemError) return thrown.problem
    throw thrown
  }
  throw new Error('was accepted')
}
