import { expect, it } from 'vitest'
import { shellWords } from '#src/domain/shell-words.ts'
import { curlOf } from './curl.ts'

it('is read back by a shell as the request, with a variable for the token', () => {
  const body = `{"name":"it's $HOME \`id\`"}`
  const line = curlOf({
    method: 'POST',
    origin: 'https://acme.atlan.com',
    path: "/api/meta/o'brien",
    query: 'a=1&b=$(id)',
    requestBody: body,
  })
  const words = shellWords(line).map(({ text }) => text)
  expect(words).toEqual([
    ...['curl', '-X', 'POST', "https://acme.atlan.com/api/meta/o'brien?a=1&b=$(id)"],
    ...['-H', 'Authorization: Bearer $TOKEN', '-H', 'Content-Type: application/json'],
    ...['--data-raw', body],
  ])
})
