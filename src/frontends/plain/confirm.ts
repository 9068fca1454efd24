import type { Readable, Writable } from 'node:stream'
import { confirms, type Plan } from '#src/domain/plan.ts'
import { openLineReader } from './open-line-reader.ts'
import { planLines } from './plan-lines.ts'

/** What has to be typed to confirm a plan. */
export const wordToConfirm = (plan: Plan): string => plan.typed ?? 'yes'

export interface ConfirmOptions {
  readonly input: Readable
  readonly output: Writable
  readonly now: () => Date
  readonly signal?: AbortSignal
}

/** Asks for one line on a terminal, keys only. @throws Cancelled on Ctrl-C */
export async function askLine(
  prompt: string,
  options: Omit<ConfirmOptions, 'now'>,
): Promise<string> {
  const reader = openLineReader(options)
  try {
    return (await reader.line(prompt, { pastes: false })).trim()
  } finally {
    reader.close()
  }
}

/**
 * Shows a plan on a terminal and asks once whether to carry it out.
 *
 * @returns false for anything but the word that was asked for
 * @throws Cancelled on Ctrl-C
 */
export async function confirmPlan(plan: Plan, options: ConfirmOptions): Promise<boolean> {
  options.output.write(`${planLines(plan, options.now()).join('\n')}\n`)
  const word = wordToConfirm(plan)
  const prompt = `Type ${word} to do it. Anything else changes nothing: `
  const typed = await askLine(prompt, options)
  return typed === word || confirms(plan, typed)
}
