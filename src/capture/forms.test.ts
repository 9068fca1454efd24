import { describe, expect, it } from 'vitest'
import { capture } from './capture.ts'
import { origin } from './testing/texts.ts'
import { jwt, now, opaque } from './testing/tokens.ts'

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
