import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Incident, soon } from '../diagnosis/incident.ts'
import { orders } from '../diagnosis/requests.ts'
import { Home } from '../harness/home.ts'
import { run } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'
import { atAxiom } from './at-axiom.ts'
import { goTo, openWorkbench } from './open.ts'

const byName = `/api/meta/entity/uniqueAttribute/type/Table?attr%3AqualifiedName=${encodeURIComponent(orders)}`

it('goes from a pasted failing cURL to the mended permission without leaving the workbench', async () => {
  using home = new Home()
  home.makeFolder('.')
  await using incident = await Incident.start()
  const { secret } = await incident.newToken('lineage-sync')
  const sent = { credential: secret, path: byName }
  const { status, pasted } = await incident.send(sent)
  expect(status).toBe(403)

  await using terminal = await openWorkbench(incident.tenant, { home, cwd: home.folder })
  await goTo(terminal, 'why does it fail?', 'What failed? Paste it.')
  await terminal.paste(pasted)
  // It is whole, and still looked at before it is read: more may follow.
  await terminal.waitFor(/characters · cURL \(bash\), answered 403/)
  terminal.press('enter')
  await terminal.waitFor('✗ none of its personas covers production (snowflake)')
  await terminal.waitFor('❯ Link persona “Data Assets”')
  terminal.press('enter')
  await terminal.waitFor('enter do it')
  terminal.press('enter')
  await terminal.waitFor('The same without the wizard')
  terminal.press('enter')
  await terminal.waitFor('✓ “Data Assets” allows to read it')
  await soon(async () => (await incident.send(sent)).status === 200)

  terminal.type('b')
  await terminal.waitFor('Nothing is written yet')
  terminal.type('w')
  await terminal.waitFor('To which file?')
  terminal.press('enter')
  await terminal.waitFor('It is in tokenbench-bundle.md')
  const file = join(home.folder, 'tokenbench-bundle.md')
  const bundle = readFileSync(file, 'utf8')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(bundle).toContain('## Explanation')
  for (const name of ['lineage-sync', 'Data Assets', 'ORDERS']) expect(bundle).not.toContain(name)

  await goTo(terminal, 'trace', /UTC\) +answer/)
  terminal.press('enter')
  await terminal.waitFor('y copies it as cURL')
  const { apiToken } = incident.tenant.practice.atlan
  for (const canary of [secret, apiToken.secret]) {
    expect(bundle).not.toContain(canary)
    expect(terminal.bytes()).not.toContain(canary)
  }
})

it('looks at the road to the tenant check by check, and says who one is everywhere', async () => {
  using home = new Home()
  await using tenant = await Tenant.start()
  await using terminal = await openWorkbench(tenant, { home, cols: 120, rows: 40 })
  await goTo(terminal, 'doctor', /✓ sign-in/)
  await terminal.waitFor('– organisation')
  terminal.press('enter')
  await terminal.waitFor('state folder: ok')
  await run(
    ['profile', 'add', 'acme', '--provider', 'atlan', '--url', tenant.url, '--store', 'session'],
    { home },
  )
  // What answers at once is told at once; what is still being asked says so.
  await using slow = await Tenant.start()
  const file = join(home.folder, 'slow.token')
  writeFileSync(file, slow.practice.atlan.apiToken.secret)
  const add = ['profile', 'add', 'slow', '--provider', 'atlan', '--store', 'reference']
  await run([...add, '--url', slow.url, '--credential-from', `file:${file}`], { home })
  await slow.control({ latencyMs: 2_000 })
  await goTo(terminal, 'status', '? acme')
  await terminal.waitFor(/… slow .*not checked yet/)
  await terminal.waitFor(/✓ slow /)
  terminal.press('enter')
  await terminal.waitFor('keeps no credential')
  await tenant.control({ faults: ['status=401:GET /api/service/apikeys:*'] })
  await goTo(terminal, 'tokens', 'n paste a new credential')
  terminal.type('t')
  await terminal.waitFor(/401 +GET \/api\/service\/apikeys/)
  terminal.press('esc')
  await terminal.waitFor('r tries again')
  terminal.type('n')
  await terminal.waitFor('How do you sign in')
})

it('makes the token that an Axiom organisation would have let in, asking for what is open', async () => {
  using home = new Home()
  home.makeFolder('.')
  await using tenant = await Tenant.start()
  const { env } = atAxiom(tenant)
  await using terminal = await openWorkbench(tenant, { home, cwd: home.folder, env, rows: 40 })
  await goTo(terminal, 'why does it fail?', 'What failed? Paste it.')
  await terminal.paste(
    `POST ${env.TOKENBENCH_URL}/v2/datasets/http-logs/trim HTTP/1.1 403 Forbidden`,
  )
  await terminal.waitFor('Press Enter when all of it is here.')
  terminal.press('enter')
  await terminal.waitFor('❯ Make a token that may “trim: update” and nothing else.')
  terminal.press('enter')
  await terminal.waitFor('What is “http-logs-trim” for?')
  terminal.press('enter')
  await terminal.waitFor('Where shall the secret of “http-logs-trim” go?')
  terminal.press('down', 'enter')
  await terminal.waitFor('File:')
  terminal.press('enter')
  await terminal.waitFor('enter do it')
  terminal.press('enter')
  await terminal.waitFor('--dataset http-logs:trim=update')
  const { personalAccessToken, orgId } = tenant.practice.axiom
  const headers = { authorization: `Bearer ${personalAccessToken}`, 'x-axiom-org-id': orgId }
  const tokens = await (await fetch(`${env.TOKENBENCH_URL}/v2/tokens`, { headers })).json()
  expect(tokens).toContainEqual(
    expect.objectContaining({
      name: 'http-logs-trim',
      datasetCapabilities: { 'http-logs': { trim: ['update'] } },
    }),
  )
})

it('takes another credential where Axiom does not accept the one of the profile', async () => {
  await using tenant = await Tenant.start()
  const { baseUrl, orgId, personalAccessToken } = tenant.practice.axiom
  const env = {
    TOKENBENCH_PROVIDER: 'axiom',
    TOKENBENCH_URL: baseUrl,
    TOKENBENCH_ORG_ID: orgId,
    TOKENBENCH_TOKEN: 'xaat-8b4d2f0a-1c9e-4d7b-b3a5-6f2e8c1d9a70',
  }
  await using terminal = await openWorkbench(tenant, { env })
  await goTo(terminal, 'tokens', 'n paste a new credential')
  terminal.type('n')
  await terminal.waitFor('How do you sign in')
  await terminal.paste(personalAccessToken)
  await terminal.waitFor('Press Enter when all of it is here')
  terminal.press('enter')
  await terminal.waitFor('by a personal access token')
  terminal.press('enter')
  await terminal.waitFor('log-shipper')

  // A typed line signs in with it, and what fails is looked up with it, too.
  terminal.type(':')
  await terminal.waitFor('enter run')
  terminal.type('dataset list')
  await terminal.waitFor('❯ dataset list')
  terminal.press('enter')
  await terminal.waitFor(/› dataset list ─[\s\S]*http-logs/)
  await goTo(terminal, 'why does it fail?', 'What failed? Paste it.')
  await terminal.paste(
    `curl -X POST ${baseUrl}/v1/ingest/http-log -H 'Authorization: Bearer xaat-…'\n{"code":404,"message":"dataset not found"}`,
  )
  await terminal.waitFor('Press Enter when all of it is here')
  terminal.press('enter')
  await terminal.waitFor('Why does it fail? ─')
  await terminal.waitFor('http-logs')
})
