import type { Home } from '../harness/home.ts'
import { mainFile } from '../harness/program.ts'
import type { Tenant } from '../harness/tenant.ts'
import { Terminal } from '../harness/terminal.ts'

/** The guided set-up as plain lines in a terminal, signed in with the practice token. */
export async function startPlainSetUp(
  tenant: Tenant,
  home: Home,
  options: { readonly cols?: number; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Terminal> {
  const words = [mainFile, 'setup', '--accessible', '--url', tenant.url]
  const terminal = Terminal.start(process.execPath, words, {
    home,
    rows: 200,
    cols: 120,
    ...options,
  })
  await terminal.waitFor('How do you sign in')
  await terminal.paste(tenant.practice.atlan.apiToken.secret)
  await terminal.waitFor('Press Enter to go on')
  terminal.press('enter')
  await terminal.waitFor('time left')
  terminal.press('enter')
  await terminal.waitFor('What is the new token called?')
  return terminal
}
