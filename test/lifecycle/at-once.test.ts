import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { run } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'

/** Each costs a process. */
const processes = process.env.TOKENBENCH_SOAK === undefined ? 8 : 20

it('lets many of our processes grant on one connection at once, and loses none', async () => {
  await using tenant = await Tenant.start({ objects: 40 })
  using home = new Home()
  const bearer = join(home.folder, 'bearer')
  writeFileSync(bearer, await tenant.practice.copyAsCurl('conn.admin'))
  const { guid } = tenant.development()
  const before = await tenant.adminsOf(guid)
  const tokens = (await tenant.tokens()).slice(0, processes)
  const granted = await Promise.all(
    tokens.map(({ id }) => {
      const words = ['--token', id, '--on', guid, '--bearer-from', `file:${bearer}`]
      const all = ['grant', 'connection-admin', ...words, '--yes', '--json']
      return run(all, { env: tenant.signedIn, home, timeoutMs: 55_000 })
    }),
  )
  for (const { code, stdout, stderr } of granted) expect(code, stdout + stderr).toBe(0)
  const accounts = tokens.map(({ clientId }) => `service-account-${clientId}`)
  expect(new Set(await tenant.adminsOf(guid))).toEqual(new Set([...before, ...accounts]))
})
