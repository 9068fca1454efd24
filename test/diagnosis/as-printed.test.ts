import { expect, it } from 'vitest'
import { runInProcess } from '../harness/in-process.ts'

const account = 'service-account-apikey-ac69de56-6529-4c8f-b53c-791cb5346308'
const table = 'default/snowflake/1671102233/DW/PUBLIC/ORDERS'

/** What programs print, as it is pasted into a call; nobody is signed in. */
it.each([
  {
    from: 'pyatlan, with its traceback',
    text: `Traceback (most recent call last):\n  File "/app/etl/run.py", line 41, in <module>\n    client.asset.save(table)\npyatlan.errors.PermissionError: ATLAN-PYTHON-403-000 Server responded with a permission error ATLAS-403-00-001: ${account} is not authorized to perform update entity: type=Table, qualifiedName=${table}. Suggestion: Check the details.\n`,
    read: `Atlan answered 403 (ATLAS-403-00-001): “${account} is not authorized to perform update entity: type=Table, qualifiedName=${table}”.`,
    cause: /nothing lets it update that asset/,
    step: new RegExp(`“Please give ${account} a persona .* allows to read and edit ${table}, and`),
  },
  {
    from: 'the Java SDK, with its stack',
    text: `Exception in thread "main" com.atlan.exception.PermissionException: ATLAN-JAVA-403-000 Server responded with a permission error -- ATLAS-403-00-002: ${account} is not admin for connection 98fb61da-eb8f-455e-b5ea-c022ee390044 -- caused by: []\n\tat com.atlan.net.LiveAtlanResponseGetter.handleApiError(LiveAtlanResponseGetter.java:312)\n`,
    read: `Atlan answered 403 (ATLAS-403-00-002): “${account} is not admin for connection 98fb61da-eb8f-455e-b5ea-c022ee390044”.`,
    cause: /is no admin of the connection/,
    step: /^Make it connection admin of that connection/,
  },
  {
    from: 'the Go SDK',
    text: '2026/11/22 01:00:00 Error: ATLAN-GO-401-000 Server responded with an authentication error: Unauthorized. Suggestion: Check that your API token is valid.\nexit status 1\n',
    read: 'Atlan answered 401: “Unauthorized”.',
    cause: /does not accept the credential/,
    step: /^Paste the failing request as cURL/,
  },
  {
    from: 'axiom-go',
    text: '2026/11/22 01:02:03 axiom-go: failed to ingest into dataset "http-logs": API error 403: Forbidden\nexit status 1\n',
    read: 'Axiom answered 403: “Forbidden”.',
    cause: /lacks “ingest: create” for the dataset http-logs/,
    step: /^Make a token that may “ingest: create” and nothing else/,
  },
  {
    from: 'Vector',
    text: '2026-11-22T01:00:00.123456Z ERROR sink{component_kind="sink" component_id=axiom component_type=axiom}:request{request_id=42}: vector::sinks::util::retries: Not retriable; dropping the request. reason="Http status: 403 Forbidden"\n',
    read: 'Axiom answered 403.',
    cause: /lacks “ingest: create”/,
    step: /does not say which dataset/,
  },
  {
    from: 'an OpenTelemetry collector',
    text: '2026-11-22T01:00:00.123Z\terror\tinternal/queue_sender.go:103\tExporting failed. Dropping data.\t{"kind": "exporter", "error": "request to https://api.axiom.co:443/v1/logs responded with HTTP Status Code 403"}\n',
    read: 'Axiom answered 403 to /v1/logs: “request to https://api.axiom.co:443/v1/logs responded with HTTP Status Code 403”.',
    cause: /lacks “ingest: create”/,
    step: /does not say which dataset/,
  },
  {
    from: 'a GitHub Action, every line with its time',
    text: `2026-11-22T01:00:00.1234567Z ##[group]Run python publish.py\n2026-11-22T01:00:01.1234567Z Traceback (most recent call last):\n2026-11-22T01:00:01.1234569Z requests.exceptions.HTTPError: 404 Client Error: Not Found for url: https://acme.atlan.com/api/meta/entity/uniqueAttribute/type/Table?attr:qualifiedName=${table}\n2026-11-22T01:00:01.2234569Z ##[error]Process completed with exit code 1.\n`,
    read: 'Atlan answered 404 to /api/meta/entity/uniqueAttribute/type/Table.',
    cause: /may be there and not be visible/,
    step: /^Add a profile of that tenant/,
  },
  {
    from: 'curl -v',
    text: '* Connected to acme.atlan.com (10.0.0.1) port 443 (#0)\n> GET /api/service/apikeys HTTP/2\n> Host: acme.atlan.com\n> authorization: Bearer $ATLAN_API_KEY\n>\n< HTTP/2 401 \n< date: Sun, 22 Nov 2026 01:00:00 GMT\n<\n{"code":401,"error":"Unauthorized"}\n',
    read: 'Atlan answered 401 to GET /api/service/apikeys: “Unauthorized”.',
    cause: /a placeholder/,
    step: /^Set the variable that should hold the token/,
  },
  {
    from: 'JSON over several lines that end as on Windows',
    text: `{\r\n  "errorCode": "ATLAS-404-00-009",\r\n  "errorMessage": "Instance Table with unique attribute {qualifiedName=${table}} does not exist"\r\n}\r\n`,
    read: `Atlan answered 404 (ATLAS-404-00-009): “Instance Table with unique attribute {qualifiedName=${table}} does not exist”.`,
    cause: /may be there and not be visible/,
    step: new RegExp(
      `a persona whose policy on default/snowflake/1671102233 allows to read ${table},`,
    ),
  },
  {
    from: 'JSON that was cut in the middle of a line',
    text: `{"errorCode":"ATLAS-403-00-001","errorMessage":"${account} is not authorized to perform create enti`,
    read: `Atlan answered 403 (ATLAS-403-00-001): “${account} is not authorized to perform create enti”.`,
    cause: /nothing lets it create/,
    step: /does not say which asset/,
  },
  {
    from: 'a Python logger',
    text: '2026-11-22 01:00:00,123 - pyatlan.client - ERROR - HTTP 429 Too Many Requests for POST https://acme.atlan.com/api/meta/search/indexsearch, attempt 5\n',
    read: 'Atlan answered 429 to POST /api/meta/search/indexsearch.',
    cause: /refuses every program for a minute/,
    step: /^Wait a minute/,
  },
  {
    from: 'a line of a JSON log',
    text: '{"time":"2026-11-22T01:00:00Z","level":"error","msg":"ingest failed","status":403,"body":"{\\"message\\":\\"Forbidden\\"}","url":"https://us-east-1.aws.edge.axiom.co/v1/ingest/http-logs"}\n',
    read: 'Axiom answered 403 to /v1/ingest/http-logs: “Forbidden”.',
    cause: /lacks “ingest: create” for the dataset http-logs/,
    step: /^Make a token that may “ingest: create”/,
  },
])('understands $from', async ({ text, read, cause, step }) => {
  const ran = await runInProcess(['explain', '--json'], { stdin: text })
  const { read: said, causes } = ran.json()
  expect([ran.code, said]).toEqual([0, read])
  expect(causes[0].text).toMatch(cause)
  const steps: readonly { readonly text: string }[] = causes[0].nextSteps
  expect(steps.map((one) => one.text).join('\n')).toMatch(step)
})
