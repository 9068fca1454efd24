import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import { run } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'
import { Wizard } from './wizard.ts'

/** Confirms a set-up after its borrowed bearer has ended, so that another one is asked for. */
async function confirmedLate(
  wizard: Wizard,
  tenant: Tenant,
  name: string,
  letTimePass: () => void,
): Promise<void> {
  const { terminal } = wizard
  await wizard.signIn()
  await wizard.describe(name)
  await terminal.paste(await tenant.practice.copyAsCurl('conn.admin'))
  await terminal.waitFor('conn.admin, a person')
  await wizard.choose()
  letTimePass()
  terminal.press('enter')
  await terminal.waitFor('Borrow the browser sign-in')
}

const bearersLife = 16 * 60_000

it('asks for another bearer when the borrowed one runs out, and carries on', async () => {
  let ahead = 0
  await using tenant = await Tenant.start({ now: () => Date.now() + ahead })
  using home = new Home()
  const connection = tenant.development()
  await using wizard = Wizard.start(tenant, home)
  const { terminal } = wizard
  // The tenant's clock passes the bearer's end while the person reads the review.
  await confirmedLate(wizard, tenant, 'patient-etl', () => {
    ahead = bearersLife
  })
  expect(terminal.screen()).toContain('✗')
  // While the person looks for one, another process of theirs writes to the tenant and does not queue.
  const words = ['token', 'update', 'dbt-cloud', '--description', 'meanwhile', '--yes']
  const updated = await runInProcess(words, { home, env: tenant.signedIn })
  expect([updated.code, updated.stderr]).toEqual([0, expect.not.stringContaining('waiting')])
  await terminal.paste(await tenant.practice.copyAsCurl('conn.admin'))
  await terminal.waitFor('conn.admin, a person')
  terminal.press('enter')
  await terminal.waitFor('With its own secret it can read development', { timeoutMs: 30_000 })

  const [listed] = await tenant.tokensNamed('patient-etl')
  expect(await tenant.adminsOf(connection.guid)).toContain(`service-account-${listed?.clientId}`)
  expect(await tenant.tokensNamed('patient-etl')).toHaveLength(1)
})

it('writes nothing over what somebody changed while it asked for another bearer', async () => {
  let ahead = 0
  await using tenant = await Tenant.start({ now: () => Date.now() + ahead })
  using home = new Home()
  const { guid } = tenant.development()
  await using wizard = Wizard.start(tenant, home)
  const { terminal } = wizard
  await confirmedLate(wizard, tenant, 'late-etl', () => {
    ahead = bearersLife
  })
  const grant = ['grant', 'connection-admin', '--token', 'dbt-cloud', '--on', guid, '--yes']
  const granted = await runInProcess([...grant, '--bearer-from', 'stdin', '--json'], {
    home,
    env: tenant.signedIn,
    stdin: await tenant.practice.copyAsCurl('conn.admin'),
  })
  expect(granted.code, granted.stderr).toBe(0)
  const after = await tenant.adminsOf(guid)
  await terminal.paste(await tenant.practice.copyAsCurl('conn.admin'))
  await terminal.waitFor('conn.admin, a person')
  terminal.press('enter')
  await terminal.waitFor('changed since you looked')
  expect(await tenant.adminsOf(guid)).toEqual(after)
})

it('says so and changes nothing where nobody is there to give another', async () => {
  let ahead = 0
  await using tenant = await Tenant.start({ now: () => Date.now() + ahead })
  const connection = tenant.development()
  const bearer = await tenant.practice.issueBearer('conn.admin')
  ahead = bearersLife
  const before = await tenant.adminsOf(connection.guid)
  const refused = await run(
    [
      ...['grant', 'connection-admin', '--token', 'dbt-cloud', '--on', connection.guid],
      ...['--bearer-from', 'stdin', '--yes', '--json'],
    ],
    { env: tenant.signedIn, stdin: bearer },
  )
  expect(refused.code).toBe(4)
  expect(refused.json().problem.nextSteps.length).toBeGreaterThan(0)
  expect(await tenant.adminsOf(connection.guid)).toEqual(before)
})
