import type { AtlanToken } from '#src/domain/token.ts'
import type { CommandContext } from './command.ts'
import { cleanJson } from './json-text.ts'
import { growingTable } from './text-table.ts'
import { writeOut } from './write-out.ts'

/** A piece of a list, and how many the tenant has in all. */
export interface ShownPage {
  readonly tokens: readonly AtlanToken[]
  readonly known: number
}

/** How one member of a list is printed. */
export interface Printed {
  readonly header: readonly string[]
  readonly row: (token: AtlanToken) => readonly string[]
  readonly json: (token: AtlanToken) => object
}

/**
 * Prints a list page by page as it comes, as lines of JSON or as a table, and keeps none of it.
 * Waits for whoever reads it.
 *
 * @returns how many were printed, and how many there are
 */
export async function showPages(
  context: CommandContext,
  pages: AsyncIterable<ShownPage> | Iterable<ShownPage>,
  { header, row, json }: Printed,
): Promise<{ count: number; known: number }> {
  const { globals, workbench } = context
  const { redactor } = workbench
  const table = globals.json ? undefined : await growingTable(header)
  let count = 0
  let known = 0
  for await (const page of pages) {
    known = page.known
    count += page.tokens.length
    const lines =
      table === undefined
        ? page.tokens.map((token) => cleanJson(json(token), redactor))
        : table(page.tokens.map(row)).map((line) => redactor.redact(line))
    if (lines.length === 0) continue
    // A reader that went away takes nothing more.
    if (!(await writeOut(context, `${lines.join('\n')}\n`))) break
  }
  return { count, known }
}
