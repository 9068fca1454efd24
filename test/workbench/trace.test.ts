import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { Tenant } from '../harness/tenant.ts'
import { copiedSince } from './key-checks.ts'
import { goTo, openWorkbench } from './open.ts'
import { cursorRow, waitForTrail } from './walking.ts'

const isThere = (program: string): boolean =>
  (process.env.PATH ?? '').split(':').some((folder) => existsSync(`${folder}/${program}`))

it.runIf(isThere('sh') && isThere('curl'))(
  'finds a request by its words, and copies it as a command that a shell runs with $TOKEN',
  async () => {
    await using tenant = await Tenant.start()
    await using terminal = await openWorkbench(tenant, { cols: 120, rows: 40 })
    await goTo(terminal, 'connections', /development/)
    await goTo(terminal, 'trace', /UTC\) +answer/)
    terminal.type('/')
    await terminal.waitFor('enter')
    terminal.type('whoami')
    await terminal.waitForGone('/api/meta/')
    expect(cursorRow(terminal)).toContain('GET /api/service/whoami')
    terminal.press('enter')
    await terminal.waitFor('enter open')
    terminal.press('enter')
    await waitForTrail(terminal, 'Home › Connections › Trace › GET /api/service/whoami')
    const from = terminal.bytes().length
    terminal.type('y')
    const copied = await copiedSince(terminal, from)
    const { secret, username } = tenant.practice.atlan.apiToken
    expect(copied).toContain('Authorization: Bearer $TOKEN')
    expect(copied).not.toContain(secret.slice(-20))
    const env = { PATH: process.env.PATH, TOKEN: secret }
    const { stdout } = await promisify(execFile)('sh', ['-c', copied], { env })
    expect(JSON.parse(stdout)).toMatchObject({ username })
  },
)

it('writes nothing over the screen when it is asked to be verbose', async () => {
  await using tenant = await Tenant.start()
  await using terminal = await openWorkbench(tenant, { words: ['--verbose'] })
  terminal.type(':')
  await terminal.waitFor('enter run')
  terminal.type('token show dbt-cloud --verbose')
  terminal.press('enter')
  await waitForTrail(terminal, 'Home › token show dbt-cloud --verbose')
  await terminal.waitFor('created')
  await goTo(terminal, 'trace', /GET +\/api\/service/)
  expect(terminal.bytes()).not.toMatch(/→ 200 \(\d+ ms\)/)
})
