import { beforeAll, describe, expect, it } from 'vitest'
import { forged } from '#src/capture/testing/tokens.ts'
import { runInProcess } from '../harness/in-process.ts'
import { Incident, soon } from './incident.ts'

const whoami = '/api/service/whoami'
const day = 86_400_000

/** The tenant's clock, moved on by tests that need time to pass. */
let ahead = 0
let incident: Incident

beforeAll(async () => {
  incident = await Incident.start({ now: () => Date.now() + ahead })
  return () => incident[Symbol.asyncDispose]()
})

const soonOver = (): number => Math.floor(Date.now() / 1000) + 3600

/** Its request fails with 401, and this is what a person pastes of it. */
async function pastedOf(credential: string, base?: string): Promise<string> {
  const failed = await incident.send({ credential, path: whoami, ...(base && { base }) })
  expect(failed.status, failed.response).toBe(401)
  return failed.pasted
}

describe('a token that is dead', () => {
  it.each([
    ['token-expired', { validitySeconds: 60 }, 120_000, /has expired/],
    ['token-dead-since-creation', { validitySeconds: 409_968_000 }, 0, /never worked/],
  ])('%s: a new one, made as printed, works', async (code, made, passes, says) => {
    const name = `dead-${code}`
    const { secret } = await incident.newToken(name, made)
    ahead += passes
    const pasted = await pastedOf(secret)
    for (const text of [pasted, secret]) {
      const { causes, summary } = await incident.explain(text)
      expect(causes[0]).toMatchObject({ code, likelihood: 'certain' })
      expect(summary).toMatch(says)
      expect(summary).toContain(`“${name}”`)
    }
    const [cause] = (await incident.explain(pasted)).causes
    const { made: fresh = '' } = await incident.follow(cause?.nextSteps[0]?.command ?? '')
    expect((await incident.send({ credential: fresh ?? '', path: whoami })).status).toBe(200)
    ahead = 0
  })

  it('is rotated where it was granted something, and the new one has it', async () => {
    const { secret, id, account } = await incident.newToken('granted', { validitySeconds: 60 })
    const { guid, qualifiedName } = incident.tenant.development()
    await incident.follow(
      `tokenbench grant connection-admin --token ${id} --on ${qualifiedName} --bearer-from clipboard`,
    )
    expect(await incident.tenant.adminsOf(guid)).toContain(account)
    ahead += 120_000
    const [cause] = (await incident.explain(await pastedOf(secret))).causes
    const command = cause?.nextSteps[0]?.command ?? ''
    expect(command).toContain('token rotate')
    const { made: fresh = '' } = await incident.follow(command)
    expect((await incident.send({ credential: fresh ?? '', path: whoami })).status).toBe(200)
    ahead = 0
  })

  it('is said to be deleted when the tenant lists it no more', async () => {
    const { secret, id } = await incident.newToken('gone')
    const { secret: credential } = incident.tenant.practice.atlan.apiToken
    await incident.send({ credential, method: 'DELETE', path: `/api/service/apikeys/${id}` })
    await soon(
      async () => (await incident.send({ credential: secret, path: whoami })).status === 401,
    )
    const { causes } = await incident.explain(await pastedOf(secret))
    expect(causes[0]).toMatchObject({ code: 'token-deleted', likelihood: 'certain' })
  })

  it('is judged by what it says of itself where nobody is signed in', async () => {
    const { secret } = await incident.newToken('unseen', { validitySeconds: 60 })
    const text = await pastedOfLater(secret, 120_000)
    const { causes, unchecked } = await incident.explain(text, [], {})
    expect(causes[0]?.code).toBe('not-accepted')
    expect(unchecked[0]).toMatch(/no profile is chosen|no profile is kept/)
    const dead = forged({ preferred_username: 'service-account-apikey-x', iat: 10, exp: 20 })
    expect((await incident.explain(dead, [], {})).causes[0]).toMatchObject({
      code: 'token-expired',
      evidence: expect.arrayContaining(['It says so itself.']),
    })
  })
})

async function pastedOfLater(secret: string, passes: number): Promise<string> {
  ahead += passes
  const text = await pastedOf(secret)
  ahead -= passes
  return text
}

describe('a credential in the wrong place', () => {
  it.each([
    [
      'of another tenant',
      'other-tenant',
      () => forged({ iss: 'https://beta.atlan.com/auth/realms/default', exp: soonOver() }),
    ],
    ['of Axiom', 'other-product', () => incident.tenant.practice.axiom.apiToken],
    ['a placeholder', 'credential-malformed', () => '$ATLAN_API_KEY'],
    ['a word for nothing', 'credential-malformed', () => 'undefined'],
    [
      'cut',
      'credential-malformed',
      () => incident.tenant.practice.atlan.apiToken.secret.slice(0, 90),
    ],
    [
      'issued in the future',
      'issued-in-future',
      () => forged({ preferred_username: 'jane', iat: soonOver(), exp: soonOver() + 900 }),
    ],
  ])('%s: %s', async (_, code, credential) => {
    const { causes } = await incident.explain(await pastedOf(credential()))
    expect(causes.map((cause) => cause.code)).toContain(code)
    expect(causes[0]?.nextSteps.length).toBeGreaterThan(0)
  })

  it('is Atlan’s, sent to Axiom', async () => {
    const { baseUrl } = incident.tenant.practice.axiom
    const credential = incident.tenant.practice.atlan.apiToken.secret
    const failed = await incident.send({ credential, path: '/v2/datasets', base: baseUrl })
    expect(failed.status).toBe(401)
    const { summary } = await incident.explain(failed.pasted)
    expect(summary).toBe('An Atlan token was sent to Axiom.')
  })

  it('is none at all: the request signs in with cookies', async () => {
    const failed = await incident.send({ path: whoami, headers: { cookie: 'a=b' } })
    const { causes } = await incident.explain(failed.pasted)
    expect(causes[0]).toMatchObject({ code: 'credential-malformed', likelihood: 'certain' })
  })
})

it('says that a person’s bearer ran out, and that a program needs a token', async () => {
  const bearer = await incident.tenant.practice.issueBearer('conn.admin')
  ahead += day
  const { causes } = await incident.explain(await pastedOf(bearer))
  ahead -= day
  expect(causes[0]).toMatchObject({ code: 'bearer-ran-out', likelihood: 'certain' })
  expect(causes[0]?.nextSteps.at(-1)?.text).toMatch(/use an API token/)
})

it('blames a clock that is wrong only where it is', async () => {
  await using slow = await Incident.start({ now: () => Date.now() + 600_000 })
  const answer = 'HTTP/1.1 401 Unauthorized\n\n{"code":401,"error":"Unauthorized"}'
  const { causes } = await slow.explain(answer)
  expect(causes.map(({ code }) => code)).toContain('clock-wrong')
  const right = await incident.explain(answer)
  expect(right.causes.map(({ code }) => code)).toEqual(['not-accepted'])
})

describe('a pasted credential', () => {
  it('is sent nowhere without a yes', async () => {
    const { secret } = incident.tenant.practice.atlan.apiToken
    const { curl } = await incident.send({ credential: secret, path: whoami })
    const { unchecked, causes } = await incident.explain(curl)
    expect(causes[0]?.code).toBe('nothing-wrong-seen')
    expect(unchecked.join()).toMatch(/Not tried: whether .* accepts the pasted credential/)
  })

  it('is tried at its own tenant with a yes, and told alive or dead', async () => {
    const { secret, id } = await incident.newToken('tried')
    const { curl } = await incident.send({ credential: secret, path: whoami })
    const alive = await incident.explain(curl, ['--yes'])
    expect(alive.causes[0]).toMatchObject({ code: 'accepted-now', likelihood: 'certain' })
    const { secret: admin } = incident.tenant.practice.atlan.apiToken
    await incident.send({ credential: admin, method: 'DELETE', path: `/api/service/apikeys/${id}` })
    await soon(
      async () => (await incident.explain(curl, ['--yes'])).causes[0]?.code !== 'accepted-now',
    )
    const dead = await incident.explain(curl, ['--yes'])
    expect(dead.causes[0]).toMatchObject({ code: 'token-deleted', likelihood: 'certain' })
  })

  it('is not sent to the host of its text when that is not the profile’s', async () => {
    await using other = await Incident.start()
    const { secret } = other.tenant.practice.atlan.apiToken
    const { curl } = await other.send({ credential: secret, path: whoami })
    const trace = await runInProcess(['explain', '--yes', '--verbose'], {
      stdin: curl,
      env: incident.tenant.signedIn,
    })
    expect(trace.stderr).not.toContain(new URL(other.tenant.url).host)
    expect(trace.stdout).toMatch(/the text is about 127\.0\.0\.1:\d+, and .* is another tenant/)
  })

  it('is in no output, in whatever form it was pasted', async () => {
    const { secret } = incident.tenant.practice.atlan.apiToken
    const { curl, pasted } = await incident.send({ credential: secret, path: `/${secret}` })
    for (const text of [secret, curl, pasted, `401 for ${secret} ${encodeURIComponent(secret)}`])
      for (const words of [[], ['--json'], ['--yes', '--verbose']]) {
        const ran = await runInProcess(['explain', ...words], {
          stdin: text,
          env: incident.tenant.signedIn,
        })
        const said = ran.stdout + ran.stderr
        expect(said).not.toContain(secret.slice(-30))
        expect(said).not.toContain(secret.slice(40, 80))
      }
  })
})

it.each([
  ['Good morning. The ticket is number 4711.', 3, 'nothing-recognised'],
  ['{"code":399,"message":"odd"}', 3, 'no-cause-known'],
])('ends with 3 where there is nothing to explain: %s', async (text, exit, code) => {
  const ran = await runInProcess(['explain', '--json'], { stdin: text })
  expect([ran.code, ran.json().problem.code]).toEqual([exit, code])
})

it('refuses a token that it is told to look at and that is not there', async () => {
  const ran = await runInProcess(['explain', '--token', 'nobody', '--json'], {
    stdin: '403 Forbidden /api/meta/entity/guid/x',
    env: incident.tenant.signedIn,
  })
  expect([ran.code, ran.json().problem.code]).toEqual([3, 'token-not-found'])
})
