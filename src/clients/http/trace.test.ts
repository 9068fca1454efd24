import { describe, expect, it } from 'vitest'
import { Redactor } from '#src/domain/redactor.ts'
import { Secret } from '#src/domain/secret.ts'
import type { TraceEntry } from '#src/domain/trace-entry.ts'
import { type Exchanged, Trace } from './trace.ts'

const entry: Exchanged = {
  at: new Date(0),
  method: 'GET',
  origin: 'https://acme.atlan.com',
  path: '/api/service/apikeys',
  ms: 12,
  tries: 1,
}

function recorded(change: Partial<Exchanged>, redactor = new Redactor()): TraceEntry | undefined {
  const trace = new Trace(redactor)
  trace.record({ ...entry, ...change })
  return trace.entries()[0]
}

describe('the trace', () => {
  it('holds a watched secret in no form, wherever it stands', () => {
    const redactor = new Redactor()
    redactor.watch(new Secret('s3cret/value+1'))
    const text = JSON.stringify(
      recorded(
        {
          path: '/keys/s3cret%2Fvalue%2B1',
          query: 'filter=s3cret%2Fvalue%2B1',
          requestBody: '{"a":"s3cret/value+1"}',
          responseBody: 'page with s3cret/value+1',
          requestId: 's3cret/value+1',
        },
        redactor,
      ),
    )
    expect(text).not.toMatch(/s3cret/)
  })

  it('hides a new secret that nobody knew before the answer came', () => {
    const responseBody =
      '{"attributes":{"accessToken":"opa\\"que-value","access.token.lifespan":"60"}}'
    const body = recorded({ responseBody })?.responseBody
    expect(body).not.toMatch(/que-value/)
    expect(body).toContain('"access.token.lifespan":"60"')
  })

  it('hides a secret whose end was cut off', () => {
    const responseBody = `{"accessToken":"${'x'.repeat(70_000)}`
    expect(recorded({ responseBody })?.responseBody).not.toMatch(/x{5}/)
  })

  it('makes a server’s control characters visible', () => {
    expect(recorded({ responseBody: '\x1b]0;x\x07' })?.responseBody).toBe('⟨U+001B⟩]0;x⟨U+0007⟩')
  })

  it('keeps the beginning of a long body and says how long it was', () => {
    const body = recorded({ responseBody: 'a '.repeat(5_000) })?.responseBody ?? ''
    expect(body.length).toBeLessThan(4_100)
    expect(body).toMatch(/10000 characters/)
  })

  it('keeps the last 500 exchanges, under the numbers that they had', () => {
    const trace = new Trace(new Redactor())
    for (let ms = 0; ms < 510; ms++) trace.record({ ...entry, ms })
    expect(trace.entries()).toHaveLength(500)
    expect(trace.entries()[0]).toMatchObject({ ms: 10, number: 11 })
  })

  it('tells its listeners, until they leave', () => {
    const trace = new Trace(new Redactor())
    const heard: TraceEntry[] = []
    const leave = trace.onEntry((one) => heard.push(one))
    trace.record({ ...entry, ms: 1 })
    leave()
    trace.record({ ...entry, ms: 2 })
    expect(heard.map(({ ms }) => ms)).toEqual([1])
  })
})
