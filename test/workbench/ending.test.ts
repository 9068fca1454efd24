import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import { Tenant } from '../harness/tenant.ts'
import { openWorkbench } from './open.ts'
import { cursorRow, moved } from './walking.ts'

const size = { cols: 120, rows: 50 }

/** A profile whose credential is read from a file each time. */
async function addProfile(home: Home, name: string, words: readonly string[], secret: string) {
  home.makeFolder('.')
  const file = join(home.folder, `${name}.token`)
  writeFileSync(file, secret)
  const kept = ['--store', 'reference', '--credential-from', `file:${file}`]
  const added = await runInProcess(['profile', 'add', name, ...words, ...kept], { home })
  expect(added.code, added.stderr).toBe(0)
}

/** Nothing but the profiles says where to work. */
const none = { TOKENBENCH_URL: undefined, TOKENBENCH_TOKEN: undefined }

const onAtlan = ({ url }: Tenant) => ['--provider', 'atlan', '--url', url]

it('rotates a token of another profile from the list of what ends soon', async () => {
  using home = new Home()
  await using own = await Tenant.start()
  await using other = await Tenant.start()
  await addProfile(home, 'acme', onAtlan(own), own.practice.atlan.apiToken.secret)
  await addProfile(home, 'beta', onAtlan(other), other.practice.atlan.apiToken.secret)
  await using terminal = await openWorkbench(own, { ...size, home, cwd: home.folder, env: none })

  await terminal.waitFor('of beta have expired or end within 30 days')
  while (!cursorRow(terminal).includes('of beta')) await moved(terminal, 'down')
  terminal.press('enter')
  await terminal.waitFor('Tokens of all profiles')
  while (!/soda-checks +beta/.test(cursorRow(terminal))) await moved(terminal, 'down')
  terminal.press('enter')
  // From here on it is the other profile that is worked with.
  await terminal.waitFor(`beta · ${new URL(other.url).host}`)
  await terminal.waitFor('What can be done')
  while (!cursorRow(terminal).includes('rotate')) await moved(terminal, 'down')
  terminal.press('enter')
  await terminal.waitFor('Rotate “soda-checks”: leaked, or just old?')
  terminal.press('down', 'enter')
  await terminal.waitFor('How long shall both work')
  terminal.press('enter')
  await terminal.waitFor('What is the new token called?')
  terminal.press('enter')
  await terminal.waitFor(/[Ww]hen .*end|[Hh]ow long .*live/)
  terminal.press('enter')
  await terminal.waitFor('Where shall the secret of “soda-checks (2)” go?')
  terminal.press('enter')
  await terminal.waitFor('File:')
  terminal.press('enter')
  await terminal.waitFor('enter do it')
  terminal.press('enter')
  await terminal.waitFor('The same without the wizard')
  const names = (tenant: Tenant) => tenant.tokensNamed('soda-checks (2)')
  expect([(await names(own)).length, (await names(other)).length]).toEqual([0, 1])
})

it('opens the token of an Axiom organisation from there, as its profile', async () => {
  using home = new Home()
  await using tenant = await Tenant.start()
  const { baseUrl, orgId, personalAccessToken } = tenant.practice.axiom
  const onAxiom = ['--provider', 'axiom', '--url', baseUrl, '--org-id', orgId]
  await addProfile(home, 'acme', onAtlan(tenant), tenant.practice.atlan.apiToken.secret)
  await addProfile(home, 'logs', onAxiom, personalAccessToken)
  await using terminal = await openWorkbench(tenant, { ...size, home, env: none })
  await terminal.waitFor('of logs have expired or end within 30 days')
  while (!cursorRow(terminal).includes('of logs')) await moved(terminal, 'down')
  terminal.press('enter')
  await terminal.waitFor('Tokens of all profiles')
  while (!/log-shipper +logs/.test(cursorRow(terminal))) await moved(terminal, 'down')
  terminal.press('enter')
  await terminal.waitFor(`logs · ${new URL(baseUrl).host}`)
  await terminal.waitFor('rotate: another in its place')
  expect(terminal.screen()).toContain('Home › log-shipper')
})
