import { describe, expect, it } from 'vitest'
import { forged } from '#src/capture/testing/tokens.ts'
import { selfSigned } from '#src/clients/http/testing/certificate.ts'
import { json, serve } from '#src/clients/http/testing/server.ts'
import { runInProcess as run } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'

interface Check {
  readonly name: string
  readonly state: 'ok' | 'warning' | 'failed' | 'skipped'
  readonly detail: string
  readonly nextSteps: readonly { readonly text: string }[]
}

type Env = Readonly<Record<string, string>>

async function doctor(env: Env, ...words: readonly string[]) {
  const ended = await run(['doctor', '--json', ...words], { env })
  const { ok, checks } = ended.json() as { ok: boolean; checks: readonly Check[] }
  const byName = (name: string) => {
    const found = checks.find((check) => check.name === name)
    if (found === undefined) throw new Error(`no check ${name}`)
    return found
  }
  return { code: ended.code, ok, checks, byName }
}

it('finds nothing in the way to a tenant that is well', async () => {
  await using tenant = await Tenant.start()
  const { code, ok, checks, byName } = await doctor(tenant.signedIn)
  expect(code).toBe(0)
  expect(ok).toBe(true)
  expect(checks.filter(({ state }) => state === 'failed')).toEqual([])
  expect(byName('sign-in').detail).toContain(tenant.practice.atlan.apiToken.username)
})

it('says of a person’s bearer that ends soon how a fresh one is got', async () => {
  await using tenant = await Tenant.start()
  const bearer = await tenant.practice.issueBearer('conn.admin')
  const { byName } = await doctor({ ...tenant.signedIn, TOKENBENCH_TOKEN: bearer })
  const { state, nextSteps } = byName('credential')
  expect(state).toBe('warning')
  expect(nextSteps.map(({ text }) => text)).toEqual([
    'When it ends, copy a fresh one: reload the page in the browser.',
  ])
})

it('tells of an Axiom organisation, and in which one a personal access token works', async () => {
  await using tenant = await Tenant.start()
  const { baseUrl, orgId, personalAccessToken } = tenant.practice.axiom
  const env = {
    TOKENBENCH_PROVIDER: 'axiom',
    TOKENBENCH_URL: baseUrl,
    TOKENBENCH_ORG_ID: orgId,
    TOKENBENCH_TOKEN: personalAccessToken,
  }
  const well = await doctor(env)
  expect([well.code, well.byName('organisation').state]).toEqual([0, 'ok'])
  const lost = await doctor({ ...env, TOKENBENCH_ORG_ID: 'elsewhere-1234' })
  expect(lost.code).toBe(1)
  expect(lost.byName('organisation').nextSteps[0]?.text).toContain(orgId)
})

it('and a write say which variable to set where it holds a placeholder', async () => {
  const env = { TOKENBENCH_URL: 'https://acme.atlan.com', TOKENBENCH_TOKEN: '$ATLAN_API_KEY' }
  const said = 'Set TOKENBENCH_TOKEN to the API token itself, one of acme.atlan.com.'
  const check = (await doctor(env)).byName('credential')
  expect(check.detail).toContain('TOKENBENCH_TOKEN holds a placeholder')
  expect(check.nextSteps.map(({ text }) => text)).toEqual([said])
  const write = await run(['token', 'create', 'etl', '--secret-to', 'stdout', '--yes'], { env })
  expect(write.code).toBe(5)
  expect(write.stderr).toContain(said)
  expect(write.stderr).not.toContain('F12')
})

/** Of a service that nobody runs any more. */
const closed = 1

/** What stands in the way, the check that finds it, and what it says. */
describe('names what is in the way, and asks nothing more of the network', () => {
  const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJlMTIzNDU2'

  async function expectFailure(url: string, name: string, said: RegExp, env: Env = {}) {
    const found = await doctor({ TOKENBENCH_TOKEN: token, ...env }, '--url', url)
    expect(found.code).toBe(1)
    expect(found.byName(name)).toMatchObject({
      state: 'failed',
      detail: expect.stringMatching(said),
    })
    expect(found.byName(name).nextSteps.length).toBeGreaterThan(0)
    if (name !== 'sign-in') expect(found.byName('sign-in').state).toBe('skipped')
    return found
  }

  it('no host of that name', async () => {
    const found = await expectFailure('https://no-such.invalid', 'name resolution', /no-such/)
    for (const name of ['connection', 'TLS', 'base URL']) {
      expect(found.byName(name).state).toBe('skipped')
      expect(found.byName(name).detail).toContain('name resolution')
    }
  })

  it('nothing that answers at the port', async () => {
    await expectFailure(`http://127.0.0.1:${closed}`, 'connection', /refused/)
  })

  it('a proxy that is not there', async () => {
    const env = { HTTPS_PROXY: `http://127.0.0.1:${closed}` }
    await expectFailure('https://acme.atlan.com', 'proxy', /refused/, env)
  })

  it('a certificate that nobody here trusts, and whose it is', async () => {
    const { origin, seen } = await serve((_, response) => json(response, {}), selfSigned())
    const found = await expectFailure(origin, 'TLS', /not trusted here.*vouched for by localhost/)
    expect(found.byName('TLS').nextSteps[0]?.text).toContain('NODE_EXTRA_CA_CERTS')
    expect(seen).toEqual([])
  })

  it('a web page where the API should be', async () => {
    const { origin } = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>')
    })
    await expectFailure(origin, 'base URL', /web page/)
  })

  it('an address that sends elsewhere', async () => {
    const { origin } = await serve((_, response) => {
      response.writeHead(302, { location: 'https://login.example.com/x' }).end()
    })
    await expectFailure(origin, 'base URL', /login\.example\.com/)
  })

  it('the other product', async () => {
    await using tenant = await Tenant.start()
    await expectFailure(tenant.practice.axiom.baseUrl, 'base URL', /is Axiom/)
  })

  it('a tenant that is not available', async () => {
    await using tenant = await Tenant.start({ faults: ['status=503:GET /api/service/whoami:*'] })
    await expectFailure(tenant.url, 'base URL', /503/)
  })

  it('a credential that the tenant does not accept', async () => {
    await using tenant = await Tenant.start()
    await using other = await Tenant.start()
    const [, payload = ''] = other.practice.atlan.apiToken.secret.split('.')
    const [head = '', , signature = ''] = tenant.practice.atlan.apiToken.secret.split('.')
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
    const own = { ...claims, iss: claims.iss.replace(other.url, tenant.url) }
    const forged = Buffer.from(JSON.stringify(own)).toString('base64url')
    const env = { TOKENBENCH_TOKEN: `${head}.${forged}.${signature}` }
    await expectFailure(tenant.url, 'sign-in', /401/, env)
  })

  it('a right that the credential lacks, told apart from a dead one', async () => {
    await using tenant = await Tenant.start({ faults: ['status=403:GET /api/service/users:*'] })
    const env = { TOKENBENCH_TOKEN: tenant.practice.atlan.apiToken.secret }
    await expectFailure(tenant.url, 'sign-in', /403/, env)
  })

  it('a credential of another tenant, which is not sent', async () => {
    await using tenant = await Tenant.start()
    const claims = { iss: 'https://other.atlan.com/auth/realms/default', exp: 4_000_000_000 }
    const env = { TOKENBENCH_TOKEN: forged(claims) }
    const found = await expectFailure(tenant.url, 'credential', /other\.atlan\.com/, env)
    expect(found.byName('sign-in').detail).toContain('credential')
  })

  it('a rate limit that is used up, and for how long', async () => {
    const { origin } = await serve((_, response) => {
      json(response, { message: 'rate limit exceeded' }, 429, { 'retry-after': '42' })
    })
    await expectFailure(origin, 'rate limit', /42 s/)
  })
})

it('warns of a clock that is off, and counts by the tenant’s', async () => {
  const { origin } = await serve((_, response) => {
    json(response, {}, 401, { date: new Date(Date.now() + 600_000).toUTCString() })
  })
  const { byName } = await doctor({}, '--url', origin)
  expect(byName('clock')).toMatchObject({ state: 'warning' })
  expect(byName('clock').detail).toContain('behind the tenant')
})

it('says what to do first where nothing is set up', async () => {
  const { code, byName, checks } = await doctor({})
  expect(code).toBe(1)
  expect(byName('profile').nextSteps[0]).toMatchObject({ command: 'tokenbench setup' })
  expect(checks.filter(({ state }) => state === 'failed')).toHaveLength(1)
})
