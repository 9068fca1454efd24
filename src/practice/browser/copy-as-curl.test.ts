import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startTrial } from '#src/practice/testing/trial.ts'
import { bashQuote } from './bash-quote.ts'
import { copyAsCurl } from './copy-as-curl.ts'

const run = promisify(execFile)

test('bash reads every quoted value back as it was', async () => {
  const values = fc.sample(fc.string({ unit: 'binary-ascii', maxLength: 20 }), 200)
  const printable = values.map((value) => value.replaceAll('\0', ''))
  const words = printable.map(bashQuote).join(' ')
  const { stdout } = await run('bash', ['-c', `printf '%s\\0' ${words}`])
  expect(stdout.split('\0').slice(0, -1)).toEqual(printable)
})

test('arguments stand in the order and the quotes of Chrome', () => {
  const text = copyAsCurl({
    url: 'https://acme.atlan.com/api/x?f=a[0]',
    method: 'POST',
    headers: [
      ['authorization', 'Bearer TEST.tok'],
      ['host', 'acme.atlan.com'],
      ['x-empty', ''],
      ['cookie', 'a=1; b="x!"'],
    ],
    body: '{"n":"It\'s ok!"}',
  })
  expect(text).toBe(
    [
      "curl --url 'https://acme.atlan.com/api/x?f=a\\[0\\]' \\",
      "  -H 'authorization: Bearer TEST.tok' \\",
      "  -H 'x-empty;' \\",
      '  -b $\'a=1; b="x\\u0021"\' \\',
      '  --data-raw $\'{"n":"It\\\'s ok\\u0021"}\'',
    ].join('\n'),
  )
})

test('the copied text is a request that the tenant answers', async () => {
  const { practice } = await startTrial()
  const text = await practice.copyAsCurl('conn.admin')
  const { stdout } = await run('bash', ['-c', text.replace(/^curl /, 'curl --silent ')])
  expect(JSON.parse(stdout)).toMatchObject({ approximateCount: 13 })
})

test('every copy holds a fresh bearer', async () => {
  const { practice } = await startTrial()
  const [first, second] = [
    await practice.copyAsCurl('conn.admin'),
    await practice.copyAsCurl('conn.admin'),
  ]
  const bearer = (text: string) => /authorization: Bearer ([\w.-]+)/.exec(text)?.[1]
  expect(bearer(first)).toBeDefined()
  expect(bearer(first)).not.toBe(bearer(second))
})
