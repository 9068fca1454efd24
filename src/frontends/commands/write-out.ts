import { once } from 'node:events'
import type { CommandContext } from './command.ts'
import { cleanJson } from './json-text.ts'

/**
 * Writes a piece of a long output and waits until its reader has taken it.
 * @returns false when nobody reads any more
 */
export async function writeOut(
  { stdout }: Pick<CommandContext, 'stdout'>,
  piece: string,
): Promise<boolean> {
  if (stdout.destroyed) return false
  if (!stdout.write(piece)) await Promise.race([once(stdout, 'drain'), once(stdout, 'close')])
  return true
}

const atOnce = 500

/** Lists in portions, so that a long one is never one text. */
export function* portions<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += atOnce) yield list.slice(at, at + atOnce)
}

/** Prints the JSON document of a long list: `{"<name>":[…],"total":N}`. */
export async function writeDocument<T>(
  context: CommandContext,
  name: string,
  { members, json, total }: Listed<T>,
): Promise<void> {
  const { redactor } = context.workbench
  let separator = `{${JSON.stringify(name)}:[`
  for (const portion of portions(members)) {
    const text = portion.map((member) => cleanJson(json(member), redactor)).join(',')
    if (!(await writeOut(context, separator + text))) return
    separator = ','
  }
  await writeOut(context, `${members.length === 0 ? separator : ''}],"total":${total}}\n`)
}

interface Listed<T> {
  readonly members: readonly T[]
  readonly json: (member: T) => object
  readonly total: number
}
