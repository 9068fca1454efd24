import type { Key } from '../harness/keys.ts'
import type { Terminal } from '../harness/terminal.ts'

/** The places from the top to here, as the rule under the header names them: `Home › Tokens`. */
export const trailOf = (terminal: Terminal): string | undefined =>
  /─ (Home(?: › .*)?) ─$/m.exec(terminal.screen())?.[1]

/** Resolves once the rule says that one is there, and nothing is on its way any more. */
export const waitForTrail = (terminal: Terminal, trail: string): Promise<true> =>
  terminal.until(
    () =>
      trailOf(terminal) === trail && !terminal.screen().includes('ctrl-c stop') ? true : undefined,
    `not at ${trail}`,
  )

/** Back to a place that is `steps` behind, by Esc alone. */
export async function backTo(terminal: Terminal, trail: string): Promise<void> {
  for (let here = trailOf(terminal); here !== undefined && here !== trail; ) {
    terminal.press('esc')
    here = here.slice(0, here.lastIndexOf(' › '))
    await waitForTrail(terminal, here)
  }
}

/** The row under the cursor. */
export const cursorRow = (terminal: Terminal): string =>
  terminal.screen().match(/^ *❯.*$/m)?.[0] ?? ''

/** Moves the cursor, and resolves once it stands on another row. */
export async function moved(terminal: Terminal, key: Key): Promise<void> {
  const before = cursorRow(terminal)
  terminal.press(key)
  await terminal.until(() => cursorRow(terminal) !== before || undefined, `${key} moves nothing`)
}

/** To the row on the screen that begins with a name, behind its mark or key, by arrows alone. */
export async function moveTo(terminal: Terminal, name: string): Promise<void> {
  for (;;) {
    const rows = () => terminal.screen().split('\n')
    const isNamed = (row: string): boolean => row.replace(leading, '').startsWith(name)
    await terminal.until(() => rows().some(isNamed) || undefined, `no row ${name}`)
    const at = rows().indexOf(cursorRow(terminal))
    const there = rows().findIndex(isNamed)
    if (at === there) return
    await moved(terminal, there > at ? 'down' : 'up')
  }
}

const leading = /^ *❯? +(?:[^\s\w“] +|\S {2,})?/
