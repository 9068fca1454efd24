import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { Home } from '../harness/home.ts'
import { runInProcess } from '../harness/in-process.ts'
import type { Tenant } from '../harness/tenant.ts'

/**
 * A home with a profile of each product, acme and logs, and with bare, of which no credential is
 * kept. A token “walked” was made at each of the first two.
 */
export async function filledHome({ url, practice }: Tenant): Promise<Home> {
  const home = new Home()
  const { atlan, axiom } = practice
  const folder = home.makeFolder('.')
  const kept = (name: string, secret: string) => {
    writeFileSync(join(folder, name), secret)
    return ['--store', 'reference', '--credential-from', `file:${join(folder, name)}`]
  }
  const [onAtlan, onAxiom] = [
    ['--provider', 'atlan', '--url', url],
    ['--provider', 'axiom', '--url', axiom.baseUrl, '--org-id', axiom.orgId],
  ]
  const walked = (name: string) => [
    ...['token', 'create', 'walked', '--yes', '--profile', name],
    ...['--secret-to', `file:${join(folder, `${name}.walked`)}`],
  ]
  const lines = [
    ['profile', 'add', 'acme', ...onAtlan, ...kept('acme', atlan.apiToken.secret)],
    ['profile', 'add', 'logs', ...onAxiom, ...kept('logs', axiom.personalAccessToken)],
    ['profile', 'add', 'bare', ...onAtlan, '--store', 'session'],
    walked('acme'),
    [...walked('logs'), '--org', 'monitors=r'],
  ]
  for (const words of lines) expect(await runInProcess(words, { home })).toMatchObject({ code: 0 })
  return home
}
