import type { Encoder } from './encoders.ts'
import * as encoders from './encoders.ts'

/** A request as a browser holds it before it is copied. */
export interface Sent {
  readonly url: string
  readonly method: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly cookie?: string
  readonly body?: string
}

type Writer = (sent: Sent) => string

/** cURL: the arguments in the browser's order, joined as it joins them. */
const curl =
  (
    encode: Encoder,
    rules: { join: string; url?: string; cookie?: string; program?: string; last?: string },
  ): Writer =>
  ({ url, method, headers, cookie, body }) => {
    const address = encode(url.replace(/[[\]{}]/g, '\\$&'))
    const parts = [`${rules.program ?? 'curl'} ${rules.url ?? ''}${address}`]
    if (method !== (body === undefined ? 'GET' : 'POST')) parts.push(`-X ${encode(method)}`)
    for (const [name, value] of headers) {
      parts.push(`-H ${encode(value === '' ? `${name};` : `${name}: ${value}`)}`)
    }
    if (cookie !== undefined) {
      parts.push(
        rules.cookie === '-b' && cookie.includes('=')
          ? `-b ${encode(cookie)}`
          : `-H ${encode(`cookie: ${cookie}`)}`,
      )
    }
    if (body !== undefined) parts.push(`--data-raw ${encode(body)}`)
    if (rules.last !== undefined) parts.push(rules.last)
    return parts.join(parts.length >= 3 ? rules.join : ' ')
  }

const posix = ' \\\n  '
const cmd = ' ^\n  '

const powershellWriter =
  (join: string, entry: string): Writer =>
  ({ url, method, headers, body }) => {
    const encode = encoders.powershell
    const entries = headers.map(([name, value]) => `${encode(name)}${entry}${encode(value)}`)
    const parts = [`Invoke-WebRequest -UseBasicParsing -Uri ${encode(url)}`]
    if (method !== 'GET') parts.push(`-Method ${encode(method)}`)
    parts.push(`-Headers @{\n${entries.join('\n  ')}\n}`)
    if (body !== undefined) {
      parts.push(`-Body ([System.Text.Encoding]::UTF8.GetBytes(${encode(body)}))`)
    }
    return parts.join(join)
  }

const fetchWriter =
  (indent: number, extra: object, end: string, cookies: boolean): Writer =>
  ({ url, method, headers, cookie, body }) => {
    const all = cookies && cookie !== undefined ? [...headers, ['cookie', cookie]] : headers
    const options = { headers: Object.fromEntries(all), body: body ?? null, method, ...extra }
    return `fetch(${JSON.stringify(url)}, ${JSON.stringify(options, null, indent)})${end}`
  }

const harWriter: Writer = ({ url, method, headers, cookie, body }) => {
  const all = cookie === undefined ? headers : [...headers, ['cookie', cookie]]
  const request = {
    method,
    url,
    headers: all.map(([name, value]) => ({ name, value })),
    postData: { text: body ?? '' },
  }
  const entry = { request, response: { headers: [] }, startedDateTime: '2026-11-21T11:00:00.000Z' }
  return JSON.stringify({ log: { version: '1.2', entries: [entry] } }, null, 2)
}

const headersWriter: Writer = ({ url, method, headers, cookie }) => {
  const { host, pathname } = new URL(url)
  const lines = [`${method} ${pathname} HTTP/1.1`, `Host: ${host}`]
  for (const [name, value] of headers) lines.push(`${name}: ${value.replace(/[\r\n]/g, ' ')}`)
  if (cookie !== undefined) lines.push(`Cookie: ${cookie.replace(/[\r\n]/g, ' ')}`)
  return `${lines.join('\r\n')}\r\n`
}

/** Every form a request can be copied in, by name. */
export const writers: Readonly<Record<string, Writer>> = {
  'Chrome (bash), newest': curl(encoders.chromeBash, { join: posix, url: '--url ', cookie: '-b' }),
  'Chrome (bash), 131 to 145': curl(encoders.chromeBash, { join: posix, cookie: '-b' }),
  'Chrome (bash), to 130': curl(encoders.chromeBash, { join: posix, last: '--compressed' }),
  'Chrome (bash), oldest': curl(encoders.safariPosix, { join: ' ', last: '--compressed' }),
  'Chrome (cmd), newest': curl(encoders.chromeCmd, { join: cmd, url: '--url ', cookie: '-b' }),
  'Chrome (cmd), before careted parentheses': curl(encoders.chromeCmdBeforeParentheses, {
    join: cmd,
    cookie: '-b',
  }),
  'Chrome (cmd), before blanks': curl(encoders.chromeCmdBeforeBlanks, { join: cmd, cookie: '-b' }),
  'Chrome (cmd), middle': curl(encoders.chromeCmdMiddle, { join: cmd, last: '--compressed' }),
  'Chrome (cmd), oldest': curl(encoders.chromeCmdOldest, { join: ' ', last: '--compressed' }),
  'Firefox (POSIX)': curl(encoders.firefoxPosix, { join: posix }),
  'Firefox (Windows), newest': curl(encoders.firefoxCmd, { join: cmd, program: 'curl.exe' }),
  'Firefox (Windows), middle': curl(encoders.firefoxCmdMiddle, { join: cmd }),
  'Firefox (Windows), old': curl(encoders.firefoxCmdOld, { join: cmd }),
  Safari: curl(encoders.safariPosix, { join: ' \\\n' }),
  Burp: curl(encoders.utf8Bytes, { join: posix, program: 'curl -i -s -k' }),
  Postman: curl(encoders.singleQuoted, { join: posix, program: 'curl --location' }),
  'by hand': curl(encoders.doubleQuoted, { join: ' ' }),
  'PowerShell of Chrome': powershellWriter(' `\n', '='),
  'PowerShell of Firefox': powershellWriter(' `\n', ' = '),
  'fetch of Chrome': fetchWriter(2, { mode: 'cors', credentials: 'include' }, ';', false),
  'fetch of Safari': fetchWriter(
    4,
    { cache: 'default', mode: 'cors', redirect: 'follow' },
    '',
    false,
  ),
  'fetch for Node.js': fetchWriter(2, {}, ';', true),
  HAR: harWriter,
  'request headers': headersWriter,
}
