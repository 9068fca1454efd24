import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { Tenant } from '../harness/tenant.ts'
import { Wizard } from './wizard.ts'

type Paste = (tenant: Tenant) => Promise<string> | string

const headerless = (curl: string): string => curl.replace(/^.*authorization:.*\n/im, '')

/** What a person may paste instead of the right thing: the sentence, and the way on, on screen. */
const wrong: readonly (readonly [string, Paste, RegExp, RegExp])[] = [
  [
    'a request that was cut off',
    async (tenant) => (await tenant.practice.copyAsCurl('conn.admin')).slice(0, 900),
    /cut off|incomplete|not whole|open/i,
    /copy/i,
  ],
  [
    'a request of another tenant',
    async (tenant) =>
      (await tenant.practice.copyAsCurl('conn.admin')).replaceAll(
        tenant.url,
        'https://other.atlan.com',
      ),
    /other\.atlan\.com/,
    /127\.0\.0\.1/,
  ],
  [
    'an API token',
    (tenant) => tenant.practice.atlan.apiToken.secret,
    /API token’s bearer, and that token administers no connection/,
    /where a connection\s+admin is signed in/,
  ],
  [
    'a request without Authorization',
    async (tenant) => headerless(await tenant.practice.copyAsCurl('conn.admin')),
    /Authorization/i,
    /indexsearch|copy/i,
  ],
  [
    'the example of the vendor’s page',
    () => 'eyNnCJd2T9Y8fEsbdx...',
    /documentation/i,
    /copy|browser/i,
  ],
  [
    'a member’s bearer',
    (tenant) => tenant.practice.copyAsCurl('member.admin'),
    /not an admin/,
    /\$admin/,
  ],
  [
    'the bearer of somebody who administers nothing',
    (tenant) => tenant.practice.copyAsCurl('other.admin'),
    /administers no connection/,
    /where a connection\s+admin is signed in/,
  ],
]

it.each(wrong)('says what is wrong with %s, and how to go on', async (_, paste, problem, way) => {
  await using tenant = await Tenant.start()
  using home = new Home()
  await using wizard = Wizard.start(tenant, home)
  const { terminal } = wizard
  await wizard.signIn()
  await wizard.describe('pasted')
  await terminal.paste(await paste(tenant))
  // What has an end of its own is read by itself; anything else waits for Enter.
  const [shown] = await terminal.waitFor(/✗|\d characters[^✗]*enter go on/)
  if (shown !== '✗') terminal.press('enter')
  await terminal.waitFor(problem)
  expect(terminal.screen()).toMatch(way)

  // The right one is taken after it, without starting again.
  await terminal.paste(await tenant.practice.copyAsCurl('conn.admin'))
  await terminal.waitFor('conn.admin, a person')
})

it.each([
  ['has run out', 60, 61, /expired|ran out/i],
  ['has too little time left', 90, 30, /left/],
])('says when the bearer %s', async (_, lifeSeconds, ageSeconds, sentence) => {
  // The tenant's clock stood back when the bearer was issued, so that no test has to wait.
  let behind = ageSeconds * 1000
  await using tenant = await Tenant.start({
    bearerLifeSeconds: lifeSeconds,
    now: () => Date.now() - behind,
  })
  using home = new Home()
  const curl = await tenant.practice.copyAsCurl('conn.admin')
  behind = 0
  await using wizard = Wizard.start(tenant, home)
  await wizard.signIn()
  await wizard.describe('late')
  await wizard.terminal.paste(curl)
  await wizard.terminal.waitFor('✗')
  expect(wizard.terminal.screen()).toMatch(sentence)
  expect(wizard.terminal.screen()).toMatch(/reload|again/i)
})

it('takes a paste without bracketed mode, in pieces and with carriage returns', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  await using wizard = Wizard.start(tenant, home)
  await wizard.signIn()
  await wizard.describe('pieces')
  const curl = await tenant.practice.copyAsCurl('conn.admin')
  await wizard.terminal.paste(curl, { bracketed: false, pieces: 4 })
  await wizard.terminal.waitFor('conn.admin, a person')
  expect(await tenant.tokensNamed('pieces')).toEqual([])
})

it('lets a paste with a forged end mark and an Enter behind it confirm nothing', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  await using wizard = Wizard.start(tenant, home)
  const { terminal } = wizard
  await wizard.signIn()
  await wizard.describe('forged')
  const curl = await tenant.practice.copyAsCurl('conn.admin')
  await terminal.paste(`${curl}\x1b[201~\r\r\r`)
  await terminal.waitFor('conn.admin, a person')
  expect(terminal.screen()).toContain('enter go on')

  await wizard.choose()
  await terminal.paste('anything\x1b[201~\r\r')
  // What still belongs to that burst is nobody's key, so the first of these may be, too.
  await expect
    .poll(
      () => {
        terminal.press('ctrl-g')
        return terminal.waitFor('suspend', { timeoutMs: 500 }).then(() => true)
      },
      { timeout: 5_000 },
    )
    .toBe(true)
  terminal.press('esc')
  await terminal.waitFor('enter do it')
  expect(await tenant.tokensNamed('forged')).toEqual([])
})

it('takes a token and its Enter that come together, as scripts and fast hands send them', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  await using wizard = Wizard.start(tenant, home)
  await wizard.terminal.waitFor('How do you sign in')
  wizard.terminal.type('an-opaque-credential-of-nobody-123\r')
  await wizard.terminal.waitFor('✗')
  expect(wizard.terminal.screen()).toMatch(/401|no longer works|does not accept|not accept/)
})
