import type { Home } from '../harness/home.ts'
import { mainFile } from '../harness/program.ts'
import type { Tenant } from '../harness/tenant.ts'
import { Terminal, type TerminalOptions } from '../harness/terminal.ts'

/** The workbench at a tenant, on its first screen and with the keyboard. */
export async function openWorkbench(
  tenant: Tenant,
  options: TerminalOptions & { readonly words?: readonly string[] } = {},
): Promise<Terminal> {
  const { words = [], env, ...rest } = options
  const terminal = Terminal.start(process.execPath, [mainFile, ...words], {
    ...rest,
    env: { ...tenant.signedIn, ...env },
  })
  // The first screen looks for what needs attention; then the footer offers to ask again.
  await terminal.waitFor('r refresh')
  return terminal
}

/** The same at a profile of a home, which alone says where to work. */
export const openAt = (
  tenant: Tenant,
  home: Home,
  profile: string,
  size: { readonly cols: number; readonly rows: number },
): Promise<Terminal> =>
  openWorkbench(tenant, {
    ...size,
    home,
    cwd: home.folder,
    env: { TOKENBENCH_URL: undefined, TOKENBENCH_TOKEN: undefined },
    words: ['--profile', profile],
  })

/** From anywhere to a place, by its name. */
export async function goTo(terminal: Terminal, place: string, seen: string | RegExp) {
  terminal.type(':')
  await terminal.waitFor('enter run')
  terminal.type(place)
  await terminal.waitFor(`❯ ${place}`)
  terminal.press('enter')
  await terminal.waitFor(seen)
}
