import { describe, expect, it } from 'vitest'
import { recognise } from './progress.ts'

const auth = 'authorization: Bearer TEST.tok-en_1.sig-0123456789abc'

describe('what a paste field says', () => {
  it.each([
    ['', 'nothing yet', undefined],
    ['curl ', 'text of no known form', undefined],
    [`curl --url 'https://a.example`, 'cURL (bash)', 'a quote is open'],
    [`curl 'https://a.example' \\\n`, 'cURL (bash)', 'the last line says that another one follows'],
    [`curl 'https://a.example' -H '${auth}' ;\n`, 'cURL (bash)', 'another command follows'],
    [
      `curl ^"https://a.example^" ^\r\n -H ^"user-agent: Chrome/1^" -H ^"a`,
      'cURL from Chrome (cmd)',
      'a quote is open',
    ],
    [`curl ^"https://a.example^" -H ^"a: b^" &\r\n`, 'cURL (cmd)', 'another command follows'],
    ['fetch("https://a.example", {', 'fetch', 'a bracket is open'],
    [
      'Invoke-WebRequest -Uri "https://a.example" `\n',
      'PowerShell',
      'the last line says that another one follows',
    ],
    ['{"log":{"entries":[', 'HAR', 'a bracket is open'],
    ['Bearer abc', 'a bearer alone', undefined],
    [`${auth}\n`, 'request headers', undefined],
    ['hello', 'text of no known form', undefined],
    ['https://acme.atlan.com/assets', 'an address', undefined],
  ])('of %j: %s, not yet whole', (text, label, missing) => {
    expect(recognise(text)).toEqual({
      label,
      complete: false,
      ...(missing !== undefined && { missing }),
    })
  })

  it.each([
    [`curl 'https://a.example' -H '${auth}'`, 'cURL (bash)'],
    [`curl ^"https://a.example^" ^\n  -H ^"${auth}^"\n`, 'cURL (cmd)'],
    [`fetch("https://a.example", {"headers": {"a": "b"}, "mode": "cors"});`, 'fetch'],
    ['Invoke-WebRequest -Uri "https://a.example" -Headers @{"a"="b"}', 'PowerShell'],
    ['{"log":{"entries":[]}}', 'HAR'],
  ])('of %j: %s, whole', (text, label) => {
    expect(recognise(text)).toEqual({ label, complete: true })
  })
})
