import type { Terminal } from '../harness/terminal.ts'
import { moveTo } from './walking.ts'

/** What a person finds at a place of the workbench, and what its keys do there. */
export interface Place {
  /** As the rule under the header names it: `Home › Tokens`. */
  readonly trail: string
  /** What describes it, among the places of the source. */
  readonly of: string
  /** From the place before it in the trail to here, by keys alone. */
  readonly enter: (terminal: Terminal) => Promise<void>
  /** What stands there once it has loaded. */
  readonly loaded: string | RegExp
  /** What Enter leads to from the row under the cursor. */
  readonly opens?: Leads
  /** What `y` copies. */
  readonly copies?: RegExp
  /** What the help calls that where it is no identifier. */
  readonly copied?: string
  /** Of the command that `c` shows, the words behind `tokenbench`. */
  readonly command?: string
  /** Where what `r` does is not to ask the tenant again. */
  readonly again?: 'read it again' | 'nothing'
  /** All orders, beginning with the first. */
  readonly orders?: readonly string[]
  /** What its own keys lead to, by what the help says of them. */
  readonly actions?: Readonly<Record<string, Leads>>
}

/** Where a key leads, and how one comes back from there: with Esc, unless said. */
export interface Leads {
  readonly to: string | RegExp
  /** What is seen on the way back, screen by screen. */
  readonly back?: readonly (string | RegExp)[]
  readonly return?: (terminal: Terminal) => Promise<void>
}

/** To a row of the place before by arrows, and in with Enter. */
export const onRow = (name: string) => async (terminal: Terminal) => {
  await moveTo(terminal, name)
  terminal.press('enter')
}

/** With one key of the place before. */
export const byKey = (key: string) => async (terminal: Terminal) => terminal.type(key)

/** With a line of the palette. */
export const byLine = (line: string) => async (terminal: Terminal) => {
  terminal.type(':')
  await terminal.waitFor('enter run')
  terminal.type(line)
  await terminal.waitFor(`❯ ${line}`)
  terminal.press('enter')
}

/** What a list has said already, on a page of its own: nothing more is asked, and nothing done. */
export const readOn = (
  of: string,
  trail: string,
  { loaded, copies, ...more }: Pick<Place, 'loaded' | 'opens' | 'command'> & { copies: RegExp },
): Place => ({
  of,
  trail,
  again: 'nothing',
  enter: onRow(trail.slice(trail.lastIndexOf(' › ') + 3)),
  loaded,
  copies,
  ...more,
})
