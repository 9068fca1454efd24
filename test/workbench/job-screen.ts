import { expect } from 'vitest'
import type { Status } from '#src/frontends/screens/status.ts'
import type { AnyQuestion } from '#src/jobs/flows/question.ts'
import type { Key } from '../harness/keys.ts'
import type { Terminal } from '../harness/terminal.ts'
import { helpKeys } from './keys-on-screen.ts'

/**
 * What a job can show: a form for each kind of question, and a screen for each other status. The
 * question before leaving comes only while a new secret is nowhere yet: screens.test.ts.
 */
export type ScreenKind =
  | AnyQuestion['kind']
  | Exclude<Status['kind'], 'starting' | 'asking' | 'leaving'>
  | 'palette'

/** All of them; a new kind does not compile until it stands here, and then needs a row. */
export const screenKinds: Readonly<Record<ScreenKind, true>> = {
  text: true,
  choice: true,
  choices: true,
  capture: true,
  matrix: true,
  recognised: true,
  reviewing: true,
  working: true,
  ended: true,
  palette: true,
}

/** A screen of a job, and what its keys do there. */
export interface JobScreen {
  readonly of: ScreenKind
  /** From the screen of the row before. */
  readonly enter: Go
  readonly shows: string | RegExp
  /** By what the help says at first, `enter go on`; each leads back to this screen. */
  readonly keys: Readonly<Record<string, Go>>
}

export type Go = (terminal: Terminal) => Promise<void>

/** A key by its name, or a text to type, and what is seen then: words, or that they are gone. */
type Step = readonly [press: string, seen: string | RegExp | { readonly gone: string }]

/** One after the other. */
export const go =
  (...steps: readonly Step[]): Go =>
  async (terminal) => {
    for (const [press, seen] of steps) {
      if (isKey(press)) terminal.press(press)
      else terminal.type(press)
      if (typeof seen === 'object' && 'gone' in seen) await terminal.waitForGone(seen.gone)
      else await terminal.waitFor(seen)
    }
  }

const isKey = (press: string): press is Key =>
  /^(?:enter|esc|tab|space|up|down|left|right|home|end|ctrl-[a-z])$/.test(press)

/** The next row is entered with it. */
export const leadsOn: Go = async () => {}

/** With no more to read than the screen holds, nothing happens. Long plans: screens.test.ts. */
export const nothingToScroll: Go = async (terminal) => {
  const before = terminal.screen()
  terminal.press('down', 'up')
  // Once the help came and went, those keys have been heard.
  await helpKeys(terminal)
  expect(terminal.screen()).toBe(before)
}
