import type { NextStep } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import { borrowed } from './bearer.ts'

/** A command but for the objects that it changes: `grant connection-admin --token …`. */
export interface ChangeWords {
  readonly words: readonly string[]
  /** Of the tenant: other people have profiles of their own. */
  readonly origin: string
}

/**
 * What to do about an object that others decide about: whom to ask, with the command for them.
 *
 * @param why `conn.admin does not administer finance-dw.`
 * @param deciders as `sayAdmins` and `sayEditors` say them
 */
export const askOthers = (
  why: string,
  deciders: string,
  { words, origin }: ChangeWords,
  object: string,
): NextStep => ({
  text: `${why} Ask one who does (${deciders}) to run tokenbench on their own machine. Never send a bearer by chat or mail.`,
  command: shellCommand(['tokenbench', ...words, '--on', object, ...borrowed, '--url', origin]),
})
