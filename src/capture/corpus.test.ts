import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { capture } from './capture.ts'
import { recognise } from './progress.ts'

/** The one bearer of the corpus. Those in cookies, bodies, addresses and other headers are decoys. */
const token = 'TEST.tok-en_1.sig-0123456789abc'

/** Texts with the tenant's address in them: what each is said to be. */
const withHost: Readonly<Record<string, string>> = {
  'chrome-bash-2026': 'cURL from Chrome (bash)',
  'chrome-bash-131': 'cURL from Edge (bash)',
  'chrome-bash-119': 'cURL from Chrome (bash)',
  'chrome-bash-2016': 'cURL (bash)',
  'chrome-bash-cookie-without-equals': 'cURL (bash)',
  'chrome-bash-all': 'cURL (bash), 4 requests',
  'guide-lines-run-together': 'cURL (bash)',
  'chrome-cmd-2026': 'cURL from Chrome (cmd)',
  'chrome-cmd-2024': 'cURL from Chrome (cmd)',
  'chrome-cmd-119': 'cURL from Chrome (cmd)',
  'chrome-cmd-2017': 'cURL (cmd)',
  'chrome-cmd-2015': 'cURL (cmd)',
  'chrome-cmd-all': 'cURL (cmd), 2 requests',
  'firefox-posix': 'cURL from Firefox (bash)',
  'firefox-posix-stray-caret': 'cURL (bash)',
  'firefox-posix-multipart': 'cURL (bash)',
  'firefox-windows': 'cURL from Firefox (cmd)',
  'firefox-windows-middle': 'cURL (cmd)',
  'firefox-windows-older': 'cURL (cmd)',
  'firefox-powershell': 'PowerShell from Firefox',
  'firefox-fetch': 'fetch from Firefox',
  'firefox-fetch-address-not-escaped': 'fetch',
  'firefox-har': 'HAR from Firefox',
  'safari-curl': 'cURL from Safari (bash)',
  'safari-fetch': 'fetch',
  'safari-har': 'HAR from Safari',
  'safari-http-request': 'request headers',
  'chrome-powershell': 'PowerShell from Chrome',
  'chrome-powershell-one-line': 'PowerShell from Chrome',
  'chrome-powershell-without-session': 'PowerShell',
  'chrome-powershell-all': 'PowerShell from Chrome, 2 requests',
  'chrome-fetch': 'fetch from Chrome',
  'chrome-fetch-all': 'fetch, 2 requests',
  'chrome-node-fetch': 'fetch (Node.js)',
  'chrome-edit-and-resend': 'fetch from Chrome (edit and resend)',
  'chrome-headers-http1': 'request headers from Chrome',
  'chrome-headers-pane': 'request headers',
  'chrome-har': 'HAR from Chrome, 2 requests',
  dotenv: 'environment variables',
  postman: 'cURL (bash)',
  insomnia: 'cURL (bash)',
  proxyman: 'cURL (bash)',
  burp: 'cURL (bash)',
  reqable: 'cURL (bash)',
  'by-hand-equals': 'cURL (bash)',
  'by-hand-glued': 'cURL (bash)',
  'by-hand-header-beats-password': 'cURL (bash)',
  'by-hand-next': 'cURL (bash), 2 requests',
  'by-hand-oauth2-bearer': 'cURL (bash)',
  'chat-blanks': 'cURL (bash)',
  'chat-entities': 'cURL (bash)',
  'chat-fence-in-prose': 'cURL (bash)',
  'chat-invisible': 'cURL (bash)',
  'chat-smart-double-quotes': 'cURL (bash)',
  'chat-smart-quotes': 'cURL (bash)',
  'chat-smart-quotes-fetch': 'fetch',
  'chat-smart-quotes-cmd': 'cURL (cmd)',
  'chat-with-prose': 'cURL (bash)',
  'chat-without-backslashes': 'cURL (bash)',
  'mail-quoting': 'cURL (bash)',
  'terminal-prompt': 'cURL (bash)',
  'terminal-prompt-cmd': 'cURL (cmd)',
}

/** Texts that do not say where their bearer belongs. */
const withoutHost: Readonly<Record<string, string>> = {
  'safari-http-request-without-host': 'request headers',
  'bare-bearer': 'a bearer alone',
  'bare-token': 'a token alone',
  'header-line': 'request headers',
  'header-line-of-json': 'request headers',
  'guide-line': 'cURL (bash)',
  'guide-rest-of-line': 'a token alone',
  'authorization-assignment': 'environment variables',
  'token-json': 'the answer of a token request',
  'token-json-camel-case': 'the answer of a token request',
  'log-line': 'text of no known form, searched for a bearer',
  'python-code': 'text of no known form, searched for a bearer',
}

/** Texts without a bearer: what is said of them. */
const withoutBearer: Readonly<Record<string, string>> = {
  'chrome-bash-unsupported-scheme': 'nothing-recognised',
  'chrome-har-sanitised': 'har-sanitised',
  'token-json-refresh-only': 'refresh-token-only',
}

const textOf = (file: string): string =>
  readFileSync(new URL(`./corpus/${file}.txt`, import.meta.url), 'utf8')

/** The ways in which the same text arrives: line ends of systems and terminals, wrapped or not. */
const arrivals: readonly (readonly [name: string, (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['without its last line end', (text) => text.trimEnd()],
  ['with CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['with CR, as terminals send it', (text) => text.replaceAll('\n', '\r')],
  ['with a byte order mark', (text) => `\ufeff${text}`],
  ['between paste markers', (text) => `\u001b[200~${text}\u001b[201~`],
  ['in code fences', (text) => `\`\`\`sh\n${text}\`\`\`\n`],
  ['in code fences with CRLF', (text) => `\`\`\`\r\n${text.replaceAll('\n', '\r\n')}\`\`\``],
  ['quoted in a mail', (text) => text.replace(/^(?=.)/gm, '> ')],
]

describe.each(arrivals)('a text %s', (_, arrive) => {
  it.each(Object.entries(withHost))('%s gives its bearer and its host', (file, label) => {
    const captured = capture(arrive(textOf(file)))
    expect(captured.problem).toBeUndefined()
    expect(captured.label).toBe(label)
    expect(captured.bearers.map(({ secret, origin }) => [secret.reveal(), origin])).toEqual([
      [token, 'https://acme.atlan.com'],
    ])
  })

  it.each(Object.entries(withoutHost))('%s gives its bearer', (file, label) => {
    const captured = capture(arrive(textOf(file)))
    expect(captured.problem).toBeUndefined()
    expect(captured.label).toBe(label)
    expect(captured.bearers.map(({ secret, origin }) => [secret.reveal(), origin])).toEqual([
      [token, undefined],
    ])
  })

  it.each(Object.entries(withoutBearer))('%s gives a problem', (file, code) => {
    const { problem, bearers } = capture(arrive(textOf(file)))
    expect([problem?.code, bearers]).toEqual([code, []])
  })
})

describe('a command that is cut', () => {
  const ended = Object.keys(withHost).filter((file) => recognise(textOf(file)).complete)
  it.each(ended)('%s gives no bearer but the whole one, wherever the cut is', (file) => {
    const text = textOf(file).trimEnd()
    for (let end = 0; end < text.length; end += 1) {
      const found = capture(text.slice(0, end)).bearers.map(({ secret }) => secret.reveal())
      // Without a closing quote a word may end anywhere; a command that is quoted never loses its end.
      if (/^curl .*['"^]/.test(text)) expect([[], [token]]).toContainEqual(found)
      expect(found.every((one) => token.startsWith(one))).toBe(true)
    }
  })
})

it('every text of the corpus is judged', () => {
  const files = readdirSync(new URL('./corpus', import.meta.url)).map((name) => name.slice(0, -4))
  const judged = [withHost, withoutHost, withoutBearer].flatMap((group) => Object.keys(group))
  expect(files.sort()).toEqual(judged.sort())
})
