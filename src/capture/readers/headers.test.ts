import { describe, expect, it } from 'vitest'
import { readHeaders } from './headers.ts'

const of = (text: string) => {
  const request = readHeaders(text)?.requests[0]
  return request && [request.url, ...request.authorization]
}

describe('a list of headers', () => {
  it.each([
    [
      'a block of HTTP/1.1',
      'GET /x HTTP/1.1\nHost: acme.atlan.com:8443\nAUTHORIZATION:Bearer T',
      ['//acme.atlan.com:8443', 'Bearer T'],
    ],
    [
      'pseudo headers',
      ':authority: acme.atlan.com\n:scheme: https\nauthorization: Bearer T',
      ['https://acme.atlan.com', 'Bearer T'],
    ],
    [
      'names and values in turn',
      'Host\n\tacme.atlan.com\nAuthorization\n\tBearer T',
      ['//acme.atlan.com', 'Bearer T'],
    ],
    ['one header', 'Authorization: Bearer T', [undefined, 'Bearer T']],
    [
      'a referer, which is no host',
      'Referer: https://evil.example\nOrigin: https://evil.example\nAuthorization: Bearer T',
      [undefined, 'Bearer T'],
    ],
    ['no authorization', 'Host: acme.atlan.com\nAccept: */*', ['//acme.atlan.com']],
    ['prose', 'Dear all: hello\nPS: bye', undefined],
    [
      'another header with a bearer',
      'Host: acme.atlan.com\nx-authorization: Bearer T',
      ['//acme.atlan.com'],
    ],
  ])('%s', (_, text, expected) => {
    expect(of(text)).toEqual(expected)
  })
})
