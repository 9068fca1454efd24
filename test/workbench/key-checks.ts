import { expect } from 'vitest'
import type { Terminal } from '../harness/terminal.ts'
import { footerKeys, helpKeys } from './keys-on-screen.ts'
import type { Leads, Place } from './place.ts'
import { cursorRow, waitForTrail } from './walking.ts'

type Check = (terminal: Terminal, place: Place) => Promise<void>

/**
 * Presses every key that the footer and the help of a place name, and sees that it does what they
 * say. Ends where it began.
 *
 * @param pressed what was pressed before at places of the same kind, lists or pages: keys of the
 *   frame around them, and actions on the same object, are pressed once
 * @throws Error for a key that nothing here knows
 */
export async function checkKeys(terminal: Terminal, place: Place, pressed: Set<string>) {
  const listed = await helpKeys(terminal)
  const named = footerKeys(terminal).map(({ key }) => key)
  expect(listed.map(({ key }) => key)).toEqual(expect.arrayContaining(named))
  const { again = 'ask the tenant again' } = place
  const refresh = listed.filter(({ key }) => key === 'r').map(({ does }) => does)
  expect(refresh, place.trail).toEqual(again === 'nothing' ? [] : [again])
  const isList = named.includes('/')
  for (const { key, does } of listed) {
    const isCopied = key === 'y' && does === `copy ${place.copied ?? 'its identifier'}`
    const what = isCopied ? 'y copy' : `${key} ${does}`
    const check = ofFrame[what] ?? checks[what] ?? actionCheck(key, does, place)
    if (check === undefined) throw new Error(`No test for ${what} at ${place.trail}`)
    const once = `${what} ${isList}`
    if (what in checks || !pressed.has(once)) await check(terminal, place)
    pressed.add(once)
  }
}

/** By what the help says: a key that does something else from now on needs another check. */
const checks: Readonly<Record<string, Check>> = {
  '↑↓ move': async (terminal) => {
    const before = timeless(terminal.screen())
    const isBack = () => timeless(terminal.screen()) === before
    terminal.press('down')
    await terminal.until(() => !isBack() || undefined, 'nothing moves')
    terminal.press('up')
    await terminal.until(() => isBack() || undefined, 'not back again')
  },
  'enter open': (terminal, place) => leads(terminal, place, 'enter', place.opens),
  'space select': async (terminal) => {
    terminal.press('space')
    await terminal.waitFor('1 selected: enter acts on it')
    await terminal.waitFor(/^ +\*/m)
    terminal.press('esc')
    await terminal.waitForGone('selected')
    terminal.type('g')
  },
  '* select all that the filter lets through, or none of them': async (terminal) => {
    terminal.type('*')
    await terminal.waitFor(/\d selected: enter acts on all of them/)
    terminal.type('*')
    await terminal.waitForGone('selected')
  },
  '/ filter': async (terminal) => {
    terminal.type('/')
    await terminal.waitFor('Filter: ')
    terminal.type('~~~')
    await terminal.waitFor('Nothing of it fits “~~~”. Esc clears the filter.')
    terminal.press('esc')
    await terminal.waitForGone('Filter: ')
  },
  'o the next order': async (terminal, { orders: [first, ...others] = [] }) => {
    for (const order of [...others, first]) {
      terminal.type('o')
      await terminal.waitFor(`sort: ${order}`)
    }
  },
  'a everything that can be done here': (terminal, place) =>
    leads(terminal, place, 'a', { to: / › Actions ─/ }),
  'y copy': async (terminal, { copies }) => {
    const from = terminal.bytes().length
    terminal.type('y')
    expect(await copiedSince(terminal, from)).toMatch(copies ?? /^$/)
    await terminal.waitFor('Sent to your terminal')
  },
  'c as a command': (terminal, place) =>
    leads(terminal, place, 'c', { to: `tokenbench ${place.command}` }),
  'esc back': async (terminal, { trail, enter }) => {
    terminal.press('esc')
    await waitForTrail(terminal, trail.slice(0, trail.lastIndexOf(' › ')))
    await enter(terminal)
    await waitForTrail(terminal, trail)
  },
}

/** Without what goes on by itself: `56 s ago`. */
const timeless = (text: string): string => text.replace(/\d+ \w+(?: \d+ \w+)? ago */g, '')

// That it asks anew is seen in place-states.test.ts; here, that it loses nothing.
const refreshes: Check = async (terminal, { trail, loaded }) => {
  const row = timeless(cursorRow(terminal))
  terminal.type('r')
  await waitForTrail(terminal, trail)
  await terminal.waitFor(loaded)
  expect(timeless(cursorRow(terminal))).toBe(row)
}

/** The same wherever one is. */
export const ofFrame: Readonly<Record<string, Check>> = {
  'r ask the tenant again': refreshes,
  'r read it again': refreshes,
  ': type a command, or the name of a place to go to': (terminal, place) =>
    leads(terminal, place, ':', { to: 'enter run' }),
  'S sharing mode: no secret is shown or sent to the terminal’s clipboard': async (terminal) => {
    terminal.type('S')
    await terminal.waitFor(/tokenbench +SHARING/)
    terminal.type('S')
    await terminal.waitForGone('SHARING')
  },
  'ctrl-l draw the screen again': async (terminal) => {
    const from = terminal.bytes().length
    terminal.press('ctrl-l')
    await terminal.until(
      () => terminal.bytes().slice(from).includes('tokenbench') || undefined,
      'nothing is drawn again',
    )
  },
  // The frame's own, and the same everywhere: endings.test.ts and suspending.test.ts.
  'ctrl-z suspend: back to the shell; fg comes back here': async () => {},
  'ctrl-c leave': async () => {},
  'q quit': async () => {},
  // `helpKeys` came and went with it.
  '? help': async () => {},
  'ctrl-g help': async () => {},
}

function actionCheck(key: string, does: string, place: Place): Check | undefined {
  const action = place.actions?.[does]
  return action && ((terminal) => leads(terminal, place, key, action))
}

async function leads(
  terminal: Terminal,
  { trail }: Place,
  key: string,
  { to, back = [], return: goBack }: Leads = { to: `where ${key} leads is in no table` },
): Promise<void> {
  if (key === 'enter') terminal.press('enter')
  else terminal.type(key)
  for (const seen of [to, ...back]) {
    await terminal.waitFor(seen)
    if (goBack === undefined) terminal.press('esc')
    else await goBack(terminal)
  }
  await terminal.waitForGone(back.at(-1) ?? to)
  await waitForTrail(terminal, trail)
}

/** What the terminal was asked to put on its clipboard (OSC 52). */
export function copiedSince(terminal: Terminal, from: number): Promise<string> {
  const asked = () =>
    /\x1b\]52;c;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)/.exec(terminal.bytes().slice(from))
  return terminal.until(() => {
    const [, text] = asked() ?? []
    return text === undefined ? undefined : Buffer.from(text, 'base64').toString('utf8')
  }, 'no clipboard sequence')
}
