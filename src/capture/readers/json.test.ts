import { describe, expect, it } from 'vitest'
import { readJson } from './json.ts'

const request = (url: string, token?: string) => ({
  url,
  headers: token === undefined ? [] : [{ name: 'Authorization', value: `Bearer ${token}` }],
})
const har = (...entries: unknown[]): string => JSON.stringify({ log: { version: '1.2', entries } })

describe('a HAR file', () => {
  it('gives every request with its time, wherever that stands in the entry', () => {
    const reading = readJson(
      har(
        { startedDateTime: '2026-11-21T10:00:00Z', request: request('https://a.example', 'A') },
        { request: request('https://b.example', 'B'), startedDateTime: '2026-11-21T11:00:00Z' },
        { request: request('https://c.example') },
      ),
    )
    expect(reading?.variant).toBe('har')
    expect(
      reading?.requests.map(({ url, authorization, startedAt }) => [url, authorization, startedAt]),
    ).toEqual([
      ['https://a.example', ['Bearer A'], Date.UTC(2026, 10, 21, 10)],
      ['https://b.example', ['Bearer B'], Date.UTC(2026, 10, 21, 11)],
      ['https://c.example', [], undefined],
    ])
  })

  it('takes nothing from responses, bodies, cookies, queries and initiators', () => {
    const decoy = { name: 'authorization', value: 'Bearer D' }
    const reading = readJson(
      har({
        _initiator: { request: request('https://x.example', 'D'), headers: [decoy] },
        response: { url: 'https://x.example', headers: [decoy], content: { access_token: 'D' } },
        request: {
          ...request('https://a.example', 'A'),
          cookies: [decoy],
          queryString: [decoy],
          postData: { params: [decoy], text: '"headers":[{"name":"authorization"' },
        },
      }),
    )
    expect(reading?.requests.map(({ authorization }) => authorization)).toEqual([['Bearer A']])
  })

  it('is unfinished when it is cut anywhere', () => {
    const text = har({ request: request('https://a.example', 'A"\\\\"') })
    for (let end = 1; end < text.length; end += 1) {
      expect(readJson(text.slice(0, end))?.open).toBe('a bracket is open')
    }
    expect(readJson(text)?.open).toBeUndefined()
  })

  it.each(['{"log":{"entries":[}', '{"a"}', '{a b}', '[1,,]x', '{"a":f(1)}', '{]'])(
    'is not what %s is',
    (text) => {
      expect(readJson(text)).toBeUndefined()
    },
  )

  it('of any depth is walked without exhausting the stack', () => {
    const deep = `{"log":${'[{"log":'.repeat(100_000)}1${'}]'.repeat(100_000)}}`
    expect(readJson(deep)?.requests).toEqual([])
    expect(readJson('['.repeat(200_000))?.open).toBe('a bracket is open')
  })
})

describe('other JSON', () => {
  it.each([
    ['{"access_token":"T","refresh_token":"R"}', ['Bearer T'], true],
    ['{"data":{"accessToken":"T"}}', ['Bearer T'], undefined],
    ['[{"access_token":"T"}]', ['Bearer T'], undefined],
    ['{"refresh_token":"R"}', undefined, true],
    ['{"url":"https://a.example","headers":{"authorization":"Bearer T"}}', ['Bearer T'], undefined],
    ['{"access_token":null}', undefined, undefined],
    ['{"error":"x","token_type":"Bearer"}', undefined, undefined],
  ])('%s', (text, authorization, refreshToken) => {
    const reading = readJson(text)
    expect(reading?.requests[0]?.authorization).toEqual(authorization)
    expect(reading?.refreshToken).toBe(refreshToken)
  })
})
