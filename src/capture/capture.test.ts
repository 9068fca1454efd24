import { describe, expect, it } from 'vitest'
import { capture } from './capture.ts'
import { apiTokenClaims, jwt, now, opaque } from './testing/tokens.ts'

const origin = 'https://acme.atlan.com'
const curl = (token: string, url = `${origin}/api/x`): string =>
  `curl '${url}' \\\n  -H 'authorization: Bearer ${token}' \\\n  -H 'accept: */*'`
const outcome = (text: string, asked?: string) => {
  const { problem, bearers } = capture(text, { now, ...(asked !== undefined && { origin: asked }) })
  return problem?.code ?? bearers[0]?.origin ?? 'a bearer of unknown host'
}

describe('a request with a bearer', () => {
  it('gives the bearer, its host and what it says of itself', () => {
    const token = jwt()
    const captured = capture(curl(token), { now })
    expect(captured).toMatchObject({
      variant: 'curl-bash',
      requests: 1,
      bearers: [
        {
          origin,
          kind: 'user',
          expired: false,
          warnings: [],
          claims: { username: 'conn.admin', roles: ['$admin'] },
        },
      ],
    })
    expect(captured.problem).toBeUndefined()
    expect(captured.bearers[0]?.secret.reveal()).toBe(token)
    expect(captured.bearers[0]?.claims?.expiresAt).toEqual(new Date(now.getTime() + 720_000))
  })

  it.each([
    ['an API token', jwt(apiTokenClaims), 'api-token'],
    ['a person', jwt(), 'user'],
    ['nobody it names', opaque(), 'opaque'],
    ['an Axiom token', 'xaat-8b4d2f0a-1c9e-4d7b-b3a5-6f2e8c1d9a70', 'api-token'],
  ])('knows %s', (_, token, kind) => {
    const { bearers, problem } = capture(curl(token), { now })
    expect(bearers[0]?.kind).toBe(kind)
    expect(problem).toBeUndefined()
  })

  it('makes the claims of a hostile token harmless', () => {
    const [bearer] = capture(curl(jwt({ preferred_username: '\u001b]0;x\u0007\u202e' })), {
      now,
    }).bearers
    expect(bearer?.claims?.username).toBe('⟨U+001B⟩]0;x⟨U+0007⟩⟨U+202E⟩')
  })
})

describe('the address of the request', () => {
  it.each([
    ['https://acme.atlan.com', origin],
    ['https://ACME.Atlan.com:443/x', origin],
    ['https://acme.atlan.com./x', origin],
    ['http://127.0.0.1:4040/x', 'http://127.0.0.1:4040'],
    ['http://localhost:4040/x', 'http://localhost:4040'],
    ['http://\\[::1\\]:4040/x', 'http://[::1]:4040'],
    ['https://acme.atlan.com/a?b=\\[0\\]&c=https://user@evil.example', origin],
    ['http://acme.atlan.com/x', 'plain-http'],
    ['acme.atlan.com/x', 'plain-http'],
    ['https://acme.atlan.com@evil.example/', 'user-info-in-url'],
    ['https://acme.atlan.com\\@evil.example/', 'unreadable-host'],
    ['https://acme.atlan.com\\.evil.example/', 'unreadable-host'],
    ['https://acme%2eatlan.com/', 'unreadable-host'],
    ['https://acme.atlan.com\u0009/', 'unreadable-host'],
    ['https://acme.at\u200blan.com/', 'unreadable-host'],
    ['https://{acme,evil}.atlan.com/', 'unreadable-host'],
    ['https://{{host}}/x', 'unreadable-host'],
    ['https://$HOST/x', 'unreadable-host'],
    ['https:///acme.atlan.com', 'unreadable-host'],
    ['https://acme.atlan.com.evil.example/', 'look-alike-host'],
    ['https://acme-atlan-com.evil.example/', 'look-alike-host'],
    ['https://аcme.atlan.com/', 'look-alike-host'],
    ['https://xn--cme-5cd.atlan.com/', 'look-alike-host'],
    ['ftp://acme.atlan.com/', 'other-protocol'],
  ])('%s is judged as %s', (url, expected) => {
    expect(outcome(curl(jwt(), url))).toBe(expected)
  })

  it.each([
    ['https://acme.atlan.com/x', origin],
    ['https://other.atlan.com/x', 'other-tenant'],
    ['https://acme.atlan.com:8443/x', 'other-tenant'],
    ['https://atlan.com/x', 'other-tenant'],
    ['https://acme.atlan.com.evil.example/', 'look-alike-host'],
    ['https://acme.at1an.com/', 'look-alike-host'],
    ['https://acme.atlan.co/', 'look-alike-host'],
    ['https://аcme.atlan.com/', 'look-alike-host'],
  ])('%s, where acme.atlan.com is looked for, is judged as %s', (url, expected) => {
    expect(outcome(curl(jwt(), url), 'https://ACME.atlan.com/')).toBe(expected)
  })

  it('accepts an international name that is exactly the one looked for', () => {
    expect(outcome(curl(jwt(), 'https://аcme.atlan.com/'), 'https://аcme.atlan.com')).toBe(
      'https://xn--cme-5cd.atlan.com',
    )
  })

  it('takes the scheme of the tenant looked for where headers name a host only', () => {
    const text = `GET /x HTTP/1.1\nHost: 127.0.0.1:4040\nAuthorization: Bearer ${jwt()}`
    expect(outcome(text)).toBe('http://127.0.0.1:4040')
    expect(outcome(text, 'https://127.0.0.1:4040')).toBe('https://127.0.0.1:4040')
  })

  it('shows the two hosts side by side when it is another tenant', () => {
    const { problem } = capture(curl(jwt(), 'https://other.atlan.com/x'), { now, origin })
    expect(problem?.kind).toBe('not-found')
    expect(problem?.detail).toMatch(/other\.atlan\.com\n.*acme\.atlan\.com/)
  })
})

describe('what stands in the place of the bearer', () => {
  it.each(['$ATLAN_API_KEY', '$' + '{TOKEN}', '%TOKEN%', '{{access_token}}', 'undefined', 'null'])(
    '%s alone, as a variable that nobody filled in leaves it',
    (text) => expect(outcome(text)).toBe('bearer-placeholder'),
  )

  it.each([
    ['undefined', 'bearer-placeholder'],
    ['null', 'bearer-placeholder'],
    ['$TOKEN', 'bearer-placeholder'],
    ['$' + '{TOKEN}', 'bearer-placeholder'],
    ['$(pbpaste)', 'bearer-placeholder'],
    ['`cat token`', 'bearer-placeholder'],
    ['%TOKEN%', 'bearer-placeholder'],
    ['{{access_token}}', 'bearer-placeholder'],
    ['<your token here>', 'bearer-placeholder'],
    ['YOUR_API_TOKEN', 'bearer-placeholder'],
    ['[object Object]', 'bearer-placeholder'],
    ['********************', 'bearer-placeholder'],
    ['xxxxxxxxxxxxxxxxxxxxxxxx', 'bearer-placeholder'],
    ['[REDACTED]', 'bearer-placeholder'],
    ['', 'bearer-placeholder'],
    ['eyNnCJd2T9Y8fEsbdxTgKQqyWFm7uNBvw55EjAIakh9Yrg...', 'bearer-from-documentation'],
    ['eyNnCJd2T9Y8fEsbdx...', 'bearer-from-documentation'],
    [`${jwt().slice(0, 60)}…`, 'bearer-cut'],
    [`${jwt().slice(0, 60)}...`, 'bearer-cut'],
    [jwt().split('.').slice(0, 2).join('.'), 'bearer-cut'],
    [jwt().slice(0, 120), 'bearer-cut'],
    [jwt().slice(0, 30), 'bearer-cut'],
    [`${jwt()}.${opaque()}`, 'bearer-damaged'],
    [jwt().slice(0, -20), 'bearer-cut'],
    ['abc', 'bearer-cut'],
    [`${opaque()} ${opaque()}`, 'bearer-damaged'],
    [`${opaque()}\u200b${opaque()}`, 'bearer-damaged'],
    [`${opaque()}é`, 'bearer-damaged'],
    ['a'.repeat(8193), 'bearer-damaged'],
    [jwt({ typ: 'Refresh' }), 'refresh-token-only'],
  ])('%s', (token, code) => {
    expect(outcome(curl(token))).toBe(code)
  })

  it.each([
    ['Basic dXNlcjpwYXNz', 'other-scheme'],
    ['token 8f9a0b1c2d3e4f5a6b7c', 'other-scheme'],
    ['8f9a0b1c2d3e4f5a6b7c8d9e', 'other-scheme'],
    ['••••••', 'bearer-placeholder'],
    ['$AUTH', 'bearer-placeholder'],
    ['undefined', 'bearer-placeholder'],
    ['', 'bearer-placeholder'],
  ])('another scheme: %s', (value, code) => {
    expect(outcome(`curl '${origin}' -H 'Authorization: ${value}'`)).toBe(code)
  })
})

describe('a request without a bearer', () => {
  it.each([
    [`curl '${origin}' -H 'accept: */*'`, 'no-authorization'],
    [`curl '${origin}' -b 'a=1'`, 'no-authorization'],
    [
      `curl '${origin}/?x=Bearer%20${opaque()}' -b 'authorization=Bearer ${opaque()}'`,
      'no-authorization',
    ],
    [`curl '${origin}' --data-raw 'authorization: Bearer ${opaque()}'`, 'no-authorization'],
    [`curl '${origin}' -H 'x-authorization: Bearer ${opaque()}'`, 'no-authorization'],
    [`curl '${origin}' -H 'proxy-authorization: Bearer ${opaque()}'`, 'no-authorization'],
    [`curl '${origin}' -H @headers.txt -K curlrc -b jar`, 'no-authorization'],
    [`curl -u user:pass '${origin}'`, 'other-scheme'],
    ['', 'paste-empty'],
    [' \n\t', 'paste-empty'],
    ['a sentence about nothing', 'nothing-recognised'],
  ])('%s', (text, code) => {
    const { problem, bearers } = capture(text, { now })
    expect(problem).toMatchObject({ code, kind: 'not-found' })
    expect(bearers).toEqual([])
  })
})

describe('a text that is not whole', () => {
  const whole = curl(jwt())
  it.each([
    ['cut inside a quote', whole.slice(0, -4), 'paste-incomplete'],
    ['cut after a line', `${whole} \\\n`, 'paste-incomplete'],
    ['with a NUL', `${whole}\0`, 'paste-holds-nul'],
    ['with a NUL in an escape', `${whole} --data-raw $'\\u0000'`, 'paste-holds-nul'],
    ['too large', `${whole} -d '${'x'.repeat(256 * 1024)}'`, 'paste-too-large'],
  ])('%s is refused', (_, text, code) => {
    expect(capture(text, { now })).toMatchObject({
      bearers: [],
      problem: { code, kind: 'refused' },
    })
  })
})

describe('a text that cannot be read', () => {
  it.each([
    ['a damaged bearer', `take Bearer ${opaque()}é for it`],
    ['a damaged JWT', `take ${jwt()}é for it`],
    ['a short word', 'the bearer of this letter'],
  ])('%s is not taken for half of it', (_, text) => {
    expect(capture(text, { now })).toMatchObject({
      bearers: [],
      problem: { code: 'nothing-recognised' },
    })
  })

  it('with several bearers lets the reader choose', () => {
    const text = `first Bearer ${opaque()}, then Bearer ${opaque()}.`
    expect(capture(text, { now }).problem?.code).toBe('several-identities')
  })
})

describe('time', () => {
  it('refuses an expired bearer and says when it ran out', () => {
    const token = jwt({ exp: now.getTime() / 1000 - 90 })
    const { problem, bearers } = capture(curl(token), { now })
    expect(problem).toMatchObject({ code: 'bearer-expired', kind: 'not-authenticated' })
    expect(problem?.detail).toBe('It expired on 21 Nov 2026 at 11:58 UTC, 1 min 30 s ago.')
    expect(bearers[0]?.expired).toBe(true)
  })

  it('only warns when little time is left', () => {
    const { problem, bearers } = capture(curl(jwt({ exp: now.getTime() / 1000 + 30 })), { now })
    expect(problem).toBeUndefined()
    expect(bearers[0]?.warnings).toMatchObject([
      { code: 'little-time', text: 'It has only 30 s left.' },
    ])
  })
})

describe('several requests', () => {
  const both = (one: string, other: string): string => `${one} ;\n${other}`

  it('of one person use the newest bearer', () => {
    const seconds = now.getTime() / 1000
    const older = jwt({ iat: seconds - 400 })
    const newer = jwt({ iat: seconds - 10 })
    const { requests, bearers, problem } = capture(both(curl(older), curl(newer)), { now })
    expect(problem).toBeUndefined()
    expect(requests).toBe(2)
    expect(bearers.map(({ secret }) => secret.reveal())).toEqual([newer, older])
  })

  it.each([
    [
      'two people',
      both(curl(jwt()), curl(jwt({ preferred_username: 'other.admin' }))),
      'several-identities',
    ],
    ['a person and a token', both(curl(jwt()), curl(jwt(apiTokenClaims))), 'several-identities'],
    ['two bearers that name nobody', both(curl(opaque()), curl(opaque())), 'several-identities'],
    ['two hosts', both(curl(jwt()), curl(jwt(), 'https://other.atlan.com')), 'several-hosts'],
    ['one command to two hosts', `${curl(jwt())} https://other.atlan.com`, 'several-hosts'],
    [
      'two headers that contradict each other',
      `${curl(jwt())} -H 'Authorization: Bearer ${jwt()}'`,
      'contradicting-headers',
    ],
    [
      'a password and a bearer',
      curl(jwt()).replace("-H 'auth", "-H 'Authorization: Basic abc' -H 'auth"),
      'contradicting-headers',
    ],
    [
      'a bearer and a password',
      `${curl(jwt())} -H 'Authorization: Basic abc'`,
      'contradicting-headers',
    ],
  ])('%s have to be told apart by the reader', (_, text, code) => {
    expect(capture(text, { now }).problem).toMatchObject({ code, kind: 'conflict' })
  })

  it('of two hosts use those of the tenant looked for', () => {
    const text = both(curl(jwt(), 'https://other.atlan.com/x'), curl(jwt()))
    const { bearers, problem } = capture(text, { now, origin })
    expect(problem).toBeUndefined()
    expect(bearers.map((bearer) => bearer.origin)).toEqual([origin])
  })

  it('where one sign-in has expired use the other', () => {
    const seconds = now.getTime() / 1000
    const expired = jwt({ iat: seconds, exp: seconds - 1, preferred_username: 'other.admin' })
    const live = jwt()
    const { bearers, problem } = capture(both(curl(expired), curl(live)), { now })
    expect(problem).toBeUndefined()
    expect(bearers[0]?.secret.reveal()).toBe(live)
  })

  it('count a bearer once when it was sent often', () => {
    const token = jwt()
    const { requests, bearers } = capture(both(curl(token), curl(token)), { now })
    expect([requests, bearers.length]).toEqual([2, 1])
  })
})

describe('a token without a request', () => {
  const token = jwt()
  it('has no host, whichever tenant is looked for', () => {
    const [bearer] = capture(`Bearer ${token}`, { now, origin }).bearers
    expect(bearer?.origin).toBeUndefined()
  })

  it.each([
    ['a JWT', token, 'jwt'],
    ['a JWT in fences', `It's this one:\n\`\`\`\n${token}\n\`\`\`\nDon't share it.`, 'jwt'],
    ['a JWT in quotes', `"${token}",`, 'jwt'],
    ['a bearer', `Bearer ${token}`, 'bearer'],
    ['a bearer copied to the end of its line', `Bearer ${token}' \\`, 'bearer'],
    ['a header', `Authorization: Bearer ${token}`, 'headers'],
    ['a header of JSON', `  "authorization": "Bearer ${token}",`, 'headers'],
    ['the line of the guide', `  -H 'authorization: Bearer ${token}' \\`, 'curl-bash'],
    ['a variable', `export ATLAN_API_KEY="${token}"`, 'env'],
    ['an assignment', `Authorization=Bearer ${token}`, 'env'],
    ['a log line', `[INFO] sent authorization: Bearer ${token} to x`, 'scanned'],
    ['a sentence', `please take Bearer ${token} for it`, 'scanned'],
    [
      'code',
      `headers = {'Authorization': 'Bearer ${token}', 'x': open}\nrequests.get(url)`,
      'scanned',
    ],
  ])('%s is read, its host unknown', (_, text, variant) => {
    const captured = capture(text, { now })
    expect(captured.variant).toBe(variant)
    expect(captured.bearers.map(({ secret }) => secret.reveal())).toEqual([token])
    expect(captured.bearers[0]?.origin).toBeUndefined()
    expect(captured.bearers[0]?.warnings[0]?.code).toBe(
      variant === 'scanned' ? 'scanned' : 'host-unknown',
    )
  })
})

describe('other forms', () => {
  const token = jwt()
  it.each<[string, string, string]>([
    [
      'fetch',
      'a fetch of Chrome',
      `fetch("${origin}/api/x", {
  "headers": {
    "accept": "*/*",
    "authorization": "Bearer ${token}",
    "sec-ch-ua": "\\"Chromium\\";v=\\"131\\""
  },
  "referrer": "https://evil.example/?Bearer ${opaque()}",
  "body": "{\\"a\\":\\"it's\\"}",
  "method": "POST",
  "mode": "cors",
  "credentials": "include"
});`,
    ],
    [
      'node-fetch',
      'a fetch for Node.js',
      `fetch("${origin}/api/x", {"headers": {"authorization": "Bearer ${token}", "cookie": "a=1"}, "body": null, "method": "GET"});`,
    ],
    [
      'edit-and-resend',
      'an edited request',
      `// All sec-* headers are set by the browser\nawait fetch("${origin}/api/x", {
  "headers": {
    "authorization": "Bearer ${token}",
    // "cookie": "a=1; b=\\"2\\"", // Browser manages this
  }, // end
  "method": "GET", "mode": "cors"
})`,
    ],
    [
      'fetch',
      'a fetch of an older Firefox, its address not escaped',
      `await fetch("${origin}/api/x?q="a"", {\n    "credentials": "include",\n    "headers": {"Authorization": "Bearer ${token}"}\n});`,
    ],
    [
      'powershell',
      'PowerShell of Chrome',
      `$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession
$session.UserAgent = "Mozilla/5.0 Chrome/131.0"
$session.Cookies.Add((New-Object System.Net.Cookie("a", "Invoke-WebRequest", "/", "acme.atlan.com")))
Invoke-WebRequest -UseBasicParsing -Uri "${origin}/api/x" \`
-Method "POST" \`
-WebSession $session \`
-Headers @{
"authority"="acme.atlan.com"
  "method"="POST"
  "authorization"="Bearer ${token}"
  "x"="it's \`"q\`" $([char]10)"
} \`
-ContentType "application/json" \`
-Body ([System.Text.Encoding]::UTF8.GetBytes("{\`"a\`":$([char]233)}"))`,
    ],
    [
      'powershell',
      'PowerShell in one line',
      `Invoke-WebRequest -Uri "${origin}/api/x" -Headers @{"cookie"="a=1"; "authorization"="Bearer ${token}"; "user-agent"="x"}`,
    ],
    [
      'powershell',
      'PowerShell of Firefox',
      `Invoke-WebRequest -UseBasicParsing -Uri "${origin}/api/x" \`\n-UserAgent "Mozilla/5.0 Firefox/140.0" \`\n-Headers @{\n"Accept" = "*/*"\n  "Authorization" = "Bearer ${token}"\n}`,
    ],
    [
      'powershell',
      'PowerShell with the headers in a variable',
      `$h = @{ Authorization = 'Bearer ${token}' }\nInvoke-RestMethod '${origin}/api/x' -Headers $h | ConvertTo-Json`,
    ],
    [
      'har',
      'a HAR file',
      JSON.stringify({
        log: {
          creator: { name: 'WebInspector' },
          entries: [
            {
              request: { url: 'https://cdn.example/x', headers: [] },
              startedDateTime: '2026-11-21T11:00:00Z',
            },
            {
              request: {
                method: 'POST',
                url: `${origin}/api/x`,
                headers: [
                  { name: ':authority', value: 'evil.example' },
                  { name: 'Authorization', value: `Bearer ${token}` },
                ],
                postData: { text: `authorization: Bearer ${opaque()}` },
              },
              response: { headers: [{ name: 'authorization', value: `Bearer ${opaque()}` }] },
              startedDateTime: '2026-11-21T11:00:00Z',
            },
          ],
        },
      }),
    ],
    [
      'headers',
      'a header block',
      `GET /api/x HTTP/1.1\nHost: acme.atlan.com\nReferer: https://evil.example/\nAUTHORIZATION: Bearer ${token}\n`,
    ],
    [
      'headers',
      'pseudo headers',
      `:authority: acme.atlan.com\n:method: GET\n:scheme: https\nauthorization: Bearer ${token}`,
    ],
    [
      'headers',
      'the headers pane',
      `Request URL:\n${origin}/api/x\nauthorization:\nBearer ${token}\naccept:\n*/*`,
    ],
    [
      'env',
      'a .env file',
      `# acme\nATLAN_BASE_URL=${origin}\nATLAN_API_KEY='${token}'\nATLAN_CLIENT_SECRET=${opaque()}`,
    ],
  ])('%s: %s', (variant, _, text) => {
    for (const ends of [text, text.replaceAll('\n', '\r\n'), `\`\`\`\n${text}\n\`\`\``]) {
      const captured = capture(ends, { now })
      expect(captured.problem).toBeUndefined()
      expect(captured.variant).toBe(variant)
      expect(captured.bearers.map(({ secret }) => secret.reveal())).toEqual([token])
      expect(captured.bearers[0]?.origin).toBe(origin)
    }
  })
})

describe('a HAR file', () => {
  const har = (...sent: (readonly [token: string, at: string, url?: string])[]): string =>
    JSON.stringify({
      log: {
        entries: sent.map(([token, startedDateTime, url = origin]) => ({
          startedDateTime,
          request: { url, headers: [{ name: 'authorization', value: `Bearer ${token}` }] },
        })),
      },
    })

  it('gives the bearer that was sent last', () => {
    const [one, two] = [opaque(), opaque()]
    const mine = jwt()
    const text = har([mine, '2026-11-21T10:00:00Z'], [jwt(), '2026-11-21T09:00:00Z'])
    expect(capture(text, { now }).bearers[0]?.secret.reveal()).toBe(mine)
    const unknown = har([one, '2026-11-21T10:00:00Z'], [two, '2026-11-21T09:00:00Z'])
    expect(capture(unknown, { now }).problem?.code).toBe('several-identities')
  })

  it('prefers the person to the service accounts of a page', () => {
    const person = jwt()
    const text = har(
      [jwt(apiTokenClaims), '2026-11-21T10:00:00Z'],
      [person, '2026-11-21T09:00:00Z'],
    )
    const { bearers, problem } = capture(text, { now })
    expect(problem).toBeUndefined()
    expect(bearers[0]?.secret.reveal()).toBe(person)
  })

  it('may be large, other texts may not', () => {
    const large = har([jwt(), '2026-11-21T10:00:00Z']).replace(
      '{"log":{',
      `{"log":{"x":"${'y'.repeat(300_000)}",`,
    )
    expect(capture(large, { now }).problem).toBeUndefined()
    expect(capture(`[${' '.repeat(300_000)}] x`, { now }).problem?.code).toBe('paste-too-large')
  })
})

describe('what stands beside the bearer', () => {
  const token = jwt()
  it.each([
    ['a foreign issuer', curl(jwt({ iss: 'https://other.atlan.com/auth' })), 'foreign-issuer'],
    [
      'a bearer issued later than now',
      curl(jwt({ iat: now.getTime() / 1000 + 300 })),
      'issued-in-future',
    ],
    ['an ID token', curl(jwt({ typ: 'ID' })), 'id-token'],
    ['-k', `${curl(token)} -k`, 'insecure-flag'],
    ['typographic quotes', curl(token).replaceAll("'", '’'), 'relayed'],
    [
      'a refresh token',
      JSON.stringify({ access_token: token, refresh_token: opaque() }),
      'refresh-token-beside',
    ],
  ])('%s is pointed out and does not forbid its use', (_, text, code) => {
    const { bearers, problem } = capture(text, { now })
    expect(problem).toBeUndefined()
    expect(bearers[0]?.warnings.map((warning) => warning.code)).toContain(code)
  })

  it('is no warning when the issuer is known to belong to the tenant', () => {
    const text = curl(jwt({ iss: 'https://login.acme.example/auth' }))
    const { bearers } = capture(text, { now, issuers: ['login.acme.example'] })
    expect(bearers[0]?.warnings).toEqual([])
  })

  it('measures the issuer of a bare token by the tenant looked for', () => {
    const text = `Bearer ${jwt({ iss: 'https://other.atlan.com/auth' })}`
    const codes = capture(text, { now, origin }).bearers[0]?.warnings.map(({ code }) => code)
    expect(codes).toEqual(['host-unknown', 'foreign-issuer'])
  })
})

it('leaves fences alone that stand in the body of a command', () => {
  const token = jwt()
  const text = `${curl(token)} \\\n  --data-raw 'a\n\`\`\`\nauthorization: Bearer ${opaque()}\n\`\`\`\n'`
  const { bearers } = capture(text, { now })
  expect(bearers.map(({ secret, origin: host }) => [secret.reveal(), host])).toEqual([
    [token, origin],
  ])
})

describe('one credential written in several ways', () => {
  const token = jwt()
  it.each([
    ['two spellings of the scheme', `${curl(token)} -H 'authorization: BEARER ${token}'`],
    ['a JWT without its scheme', `curl '${origin}' -H 'authorization: ${token}'`],
    [
      'a special blank behind the scheme',
      `curl '${origin}' -H 'authorization: Bearer\u00a0${token}'`,
    ],
  ])('%s', (_, text) => {
    const { bearers, problem } = capture(text, { now })
    expect(problem).toBeUndefined()
    expect(bearers.map(({ secret }) => secret.reveal())).toEqual([token])
  })
})
