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

/**
 * Shows a plan on a terminal and asks once whether to carry it out.
 *
 * @returns false for anything but the word that was asked for
 * @throws Cancelled on Ctrl-C
 */
export async function confirmPlan(plan: Plan, options: ConfirmOptions): Promise<boolean> {
  const reader = openLineReader(options)
  try {
    options.output.write(`${planLines(plan, options.now()).join('\n')}\n`)
    const word = wordToConfirm(plan)
    const prompt = `Type ${word} to do it. Anything else changes nothing: `
    const typed = (await reader.line(prompt, { pastes: false })).trim()
    return typed === word || confirms(plan, typed)
  } finally {
    reader.close()
  }
}
