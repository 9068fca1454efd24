import { type AtlanToken, expiryOf, tokenJson } from '#src/domain/token.ts'
import { marks, sayExpiry } from '#src/frontends/words/expiry.ts'
import { sayPersonas } from '#src/frontends/words/personas.ts'
import { targetOf } from '#src/jobs/queries/target.ts'
import { holdCredential } from '#src/jobs/queries/target-credential.ts'
import { type FittingPage, listTokens, tokenPages } from '#src/jobs/queries/token-list.ts'
import type { TokenSelection } from '#src/jobs/queries/token-selection.ts'
import type { CommandContext, Output } from './command.ts'
import { exitFound } from './exit-code.ts'
import { objectsOf } from './output-objects.ts'
import { type ShownPage, showPages } from './show-pages.ts'
import { textTable } from './text-table.ts'
import { portions, writeDocument } from './write-out.ts'

/**
 * `token list`: tokens, by expiry unless sorted otherwise. What needs no other order than the
 * server's is printed page by page as it comes.
 */
export async function listAllTokens(
  context: CommandContext,
  selection: TokenSelection,
): Promise<Output> {
  const { workbench, globals, signal } = context
  const { handle } = await holdCredential(workbench, await targetOf(workbench, globals), signal)
  const now = workbench.clock.now()
  const client = workbench.client(handle)
  const json = (token: AtlanToken) => tokenJson(token, now)
  const expired = (count: number) =>
    selection.expiring !== undefined && count > 0 ? { exitCode: exitFound } : {}
  const printed = { header, row: (token: AtlanToken) => rowOf(token, now), json }
  if (comesAsItIs(context, selection)) {
    const pages = tokenPages(client, selection, now, signal, { onKnown: spareForMany })
    const { count, known } = await showPages(context, namedPages(pages), printed)
    const silent = globals.json === true || count > 0
    return { json: {}, text: sayNone(known), silent, ...expired(count) }
  }
  const { tokens, total, known } = await listTokens(client, selection, now, signal, spareForMany)
  if (tokens.length > shortList) {
    if (globals.json && globals.jsonForm === undefined)
      await writeDocument(context, 'tokens', { members: tokens, json, total })
    else await showPages(context, pagesOf(tokens, known), printed)
    return { json: {}, text: '', silent: true, ...expired(total) }
  }
  return {
    json: { tokens: tokens.map(json), total },
    objects: objectsOf('token', tokens),
    text: () => (tokens.length === 0 ? sayNone(known) : textTable(header, tokens.map(printed.row))),
    ...expired(total),
  }
}

/** From so many on, memory is worth more than the time that sparing it takes. */
const many = 10_000

async function spareForMany(known: number): Promise<void> {
  if (known > many) (await import('#src/jobs/queries/spare-memory.ts')).spareMemory()
}

/** A longer list is printed in portions, and never held as one text. */
const shortList = 1_000

/** What is printed stays as it is: a row waits for the names in it. */
async function* namedPages(pages: AsyncIterable<FittingPage>): AsyncGenerator<ShownPage> {
  for await (const { named, known } of pages) yield { tokens: await named(), known }
}

function* pagesOf(tokens: readonly AtlanToken[], known: number): Generator<ShownPage> {
  for (const portion of portions(tokens)) yield { tokens: portion, known }
}

/** Lines of JSON come in the server's order, oldest first, unless another one is asked for. */
function comesAsItIs({ globals }: CommandContext, { sort }: TokenSelection): boolean {
  if (globals.json) return globals.jsonForm === 'lines' && (sort ?? 'created') === 'created'
  return sort === 'created'
}

const sayNone = (known: number): string =>
  known === 0
    ? 'This tenant has no API token yet. tokenbench token create NAME makes one.'
    : `None of the ${known.toLocaleString('en')} tokens that this credential can see fits.`

const header = ['', 'name', 'expires', 'personas', 'created by', 'id']

const rowOf = (token: AtlanToken, now: Date): string[] => [
  marks[expiryOf(token, now).status],
  token.name,
  sayExpiry(token, now),
  sayPersonas(token),
  token.createdBy,
  token.id,
]
