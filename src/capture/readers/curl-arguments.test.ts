import { describe, expect, it } from 'vitest'
import { curlRequests } from './curl-arguments.ts'

const of = (...words: string[]) =>
  curlRequests(words).map(({ url, authorization }) => [url, ...authorization])
const url = 'https://acme.atlan.com/x'
const auth = 'Authorization: Bearer T'

describe('the arguments of curl', () => {
  it.each([
    ['a header after a blank', ['-H', auth, url]],
    ['a header that is glued', [`-H${auth}`, url]],
    ['a header behind switches', [`-sSkH${auth}`, url]],
    ['a long header', ['--header', auth, url]],
    ['a long header with =', [`--header=${auth}`, `--url=${url}`]],
    ['a header without a blank', ['-H', 'AUTHORIZATION:Bearer T', '--url', url]],
    ['a token of its own option', ['--oauth2-bearer', 'T', url]],
    ['the same header twice', ['-H', auth, '-H', auth, url]],
    ['unknown options', ['--new-switch', url, '-H', auth, '--new-value', 'https://evil.example']],
    ['an unknown switch before an option', ['--new-switch', '-H', auth, url]],
    [
      'a proxy',
      ['-x', 'http://proxy.example', '--proxy-header', 'Authorization: Bearer P', '-H', auth, url],
    ],
    [
      'a body that looks like a header',
      ['-d', '-H', '--data-raw', auth, '--json', '{}', '-H', auth, url],
    ],
    [
      'other addresses',
      ['-e', 'https://a.example', '--referer', 'https://b.example', '-H', auth, url],
    ],
    [
      'files',
      ['-K', 'curlrc', '-b', 'jar', '-o', 'out', '-H', '@headers', '-H', auth, '-T', 'up', url],
    ],
    ['user and password, which a header beats', ['-u', 'a:b', '-H', auth, url]],
  ])('give the header and the address: %s', (_, words) => {
    expect(of(...words)).toEqual([[url, 'Bearer T']])
  })

  it('belong to every address that is named', () => {
    expect(of(url, 'https://b.example', '-H', auth)).toEqual([
      [url, 'Bearer T'],
      ['https://b.example', 'Bearer T'],
    ])
  })

  it('begin anew after --next', () => {
    expect(of('-H', auth, url, '--next', 'https://b.example')).toEqual([
      [url, 'Bearer T'],
      ['https://b.example'],
    ])
  })

  it('keep of user and password the scheme alone', () => {
    expect(of('-u', 'name:pass', url)).toEqual([[url, 'Basic']])
  })

  it('say that certificates were not to be checked', () => {
    expect(curlRequests(['-k', url])[0]?.insecure).toBe(true)
    expect(curlRequests(['--insecure', url])[0]?.insecure).toBe(true)
  })

  it.each([
    [['-b', 'a=1', url], true],
    [['-b', 'jar.txt', url], false],
    [['-H', 'Cookie: a', url], true],
  ])('tell cookies from a file of cookies: %j', (words, cookies) => {
    expect(curlRequests(words)[0]?.cookies).toBe(cookies)
  })
})
