import { type AxiomToken, axiomExpiryOf, axiomTokenJson } from '#src/domain/axiom-token.ts'
import { sayReach } from '#src/domain/capability-words.ts'
import type { CommandContext, Output } from '#src/frontends/commands/command.ts'
import { objectsOf } from '#src/frontends/commands/output-objects.ts'
import { textTable } from '#src/frontends/commands/text-table.ts'
import { sayEnd } from '#src/frontends/words/expiry.ts'
import { axiomOf, holdAxiom } from '#src/jobs/queries/axiom-sign-in.ts'
import { listAxiomTokens } from '#src/jobs/queries/axiom-tokens.ts'
import { targetOf } from '#src/jobs/queries/target.ts'
import type { TokenSelection } from '#src/jobs/queries/token-selection.ts'

/** `token list` on Axiom: the tokens of the organisation. */
export async function listAxiom(
  { workbench, globals, signal }: CommandContext,
  selection: TokenSelection,
): Promise<Output> {
  const signIn = await holdAxiom(workbench, await targetOf(workbench, globals), signal)
  const now = workbench.clock.now()
  const client = axiomOf(workbench, signIn)
  const { tokens, total, known } = await listAxiomTokens(client, selection, now, signal)
  return {
    json: { tokens: tokens.map((token) => axiomTokenJson(token, now)), total },
    objects: objectsOf('token', tokens),
    text: () => listText(tokens, known, now),
    ...(selection.expiring !== undefined && total > 0 ? { exitCode: 10 } : {}),
  }
}

async function listText(tokens: readonly AxiomToken[], known: number, now: Date): Promise<string> {
  if (tokens.length === 0)
    return known === 0
      ? 'This organisation has no API token yet. tokenbench token create NAME makes one.'
      : `None of the ${known} tokens of this organisation is asked for.`
  const rows = tokens.map((token) => {
    const expiry = axiomExpiryOf(token, now)
    return [
      marks[expiry.status],
      token.name,
      sayEnd(expiry, now),
      sayReach(token.capabilities),
      token.id,
    ]
  })
  return textTable(['', 'name', 'expires', 'may do something with', 'id'], rows)
}

const marks = { active: '', expiring: '⚠', expired: '✗', 'never-expires': '' }
