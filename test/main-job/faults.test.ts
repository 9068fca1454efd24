import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { Program, run } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'

const create = (home: Home, ...more: string[]) => [
  ...['token', 'create', 'once', '--secret-to', `file:${join(home.folder, 'once.token')}`],
  ...['--yes', '--json', ...more],
]

it.each([
  ['the connection is cut after it was done', 'drop-after:POST /api/service/apikeys', 1],
  ['the server breaks while answering', 'status=503:POST /api/service/apikeys', 0],
  ['half of the answer is missing', 'truncate:POST /api/service/apikeys', 1],
])(
  'sends a creation once when %s, and says that the outcome is unknown',
  async (_, fault, there) => {
    await using tenant = await Tenant.start({ faults: [fault] })
    using home = new Home()
    const lost = await run(create(home), { home, env: tenant.signedIn })
    expect(lost.code, lost.stdout + lost.stderr).toBe(7)
    const { outcomes } = lost.json()
    const named = await tenant.tokensNamed('once')
    expect(named).toHaveLength(there)
    expect(outcomes).toMatchObject([
      { state: 'unknown', object: { id: named[0]?.id ?? null }, problem: { code: 'answer-lost' } },
    ])
    expect(existsSync(join(home.folder, 'once.token'))).toBe(false)
  },
)

it('repeats a read that failed, but never a write', async () => {
  await using tenant = await Tenant.start({
    faults: ['status=503:GET /api/service/apikeys:2', 'drop-before:GET /api/service/users/current'],
  })
  using home = new Home()
  const created = await run(create(home), { home, env: tenant.signedIn })
  expect(created.code, created.stdout).toBe(0)
  expect(await tenant.tokensNamed('once')).toHaveLength(1)
})

it('finds out by reading whether a grant whose answer was lost has arrived', async () => {
  await using tenant = await Tenant.start({
    faults: ['drop-after:POST /api/meta/entity/bulk'],
  })
  const { guid } = tenant.development()
  const granted = await run(
    [
      ...['grant', 'connection-admin', '--token', 'dbt-cloud', '--on', guid],
      ...['--bearer-from', 'stdin', '--yes', '--json'],
    ],
    { env: tenant.signedIn, stdin: await tenant.practice.issueBearer('conn.admin') },
  )
  expect(granted.code, granted.stdout).toBe(0)
  expect(granted.json().outcomes).toMatchObject([{ state: 'done', verified: true }])
})

it('deletes the new token again when its secret cannot be handed over', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const failed = await run(
    ['token', 'create', 'homeless', '--secret-to', 'command:false', '--yes', '--json'],
    { home, env: tenant.signedIn },
  )
  expect(failed.code).toBe(1)
  expect(failed.json().outcomes[0].problem.detail).toContain('deleted again')
  expect(await tenant.tokensNamed('homeless')).toEqual([])
})

it('creates nothing where the destination cannot be used', async () => {
  await using tenant = await Tenant.start()
  using home = new Home()
  const place = join(home.folder, 'missing-folder', 'x.token')
  const refused = await run(
    ['token', 'create', 'placeless', '--secret-to', `file:${place}`, '--yes', '--json'],
    { home, env: tenant.signedIn },
  )
  expect(refused.code).toBe(5)
  expect(await tenant.tokensNamed('placeless')).toEqual([])
})

it('leaves nothing half done when a command is interrupted before it writes', async () => {
  const silent = createServer()
  silent.listen(0, '127.0.0.1')
  await once(silent, 'listening')
  try {
    using home = new Home()
    const { port } = silent.address() as AddressInfo
    const env = {
      TOKENBENCH_URL: `http://127.0.0.1:${port}`,
      TOKENBENCH_TOKEN: 'an-opaque-credential-of-nobody',
    }
    await using program = Program.start(create(home), { home, env })
    const [socket] = await once(silent, 'connection')
    program.signal('SIGINT')
    expect((await program.finished()).code).toBe(130)
    expect(existsSync(join(home.folder, 'once.token'))).toBe(false)
    socket.destroy()
  } finally {
    silent.close()
  }
})

it('says that a tenant cannot be reached, with exit 9', async () => {
  const gone = await Tenant.start()
  const { signedIn } = gone
  await gone.practice.close()
  const refused = await run(['status', '--json', '--timeout', '2s'], { env: signedIn })
  expect(refused.code).toBe(9)
  expect(refused.json().problem.nextSteps.length).toBeGreaterThan(0)
})
