import { type AtlanToken, expiryOf, tokenJson } from '#src/domain/token.ts'
import { holdCredential, targetOf } from '#src/jobs/queries/target.ts'
import { listTokens, type TokenSelection } from '#src/jobs/queries/tokens.ts'
import type { CommandContext, Output } from './command.ts'
import { sayExpiry } from './say-expiry.ts'
import { textTable } from './text-table.ts'

/** `token list`: tokens, by expiry unless sorted otherwise. */
export async function listAllTokens(
  context: CommandContext,
  selection: TokenSelection,
): Promise<Output> {
  const { workbench, globals, signal } = context
  const { handle } = await holdCredential(workbench, await targetOf(workbench, globals), signal)
  const now = workbench.clock.now()
  const client = workbench.client(handle)
  const { tokens, total, known } = await listTokens(client, selection, now, signal)
  const expiring = selection.expiring !== undefined && total > 0
  return {
    json: { tokens: tokens.map((token) => tokenJson(token, now)), total },
    text: () => listText(tokens, known, now),
    ...(expiring ? { exitCode: 10 } : {}),
  }
}

async function listText(tokens: readonly AtlanToken[], known: number, now: Date): Promise<string> {
  if (tokens.length === 0)
    return known === 0
      ? 'This tenant has no API token yet. tokenbench token create NAME makes one.'
      : `None of the ${known} tokens that this credential can see is asked for.`
  const rows = tokens.map((token) => [
    marks[expiryOf(token, now).status],
    token.name,
    sayExpiry(token, now),
    sayPersonas(token),
    token.createdBy,
    token.id,
  ])
  return textTable(['', 'name', 'expires', 'personas', 'created by', 'id'], rows)
}

const marks = { active: '', expiring: '⚠', expired: '✗', 'never-expires': '' }

function sayPersonas({ personas }: AtlanToken): string {
  const [first, ...others] = personas
  if (first === undefined) return '—'
  return others.length === 0 ? first.name : `${first.name} +${others.length}`
}
