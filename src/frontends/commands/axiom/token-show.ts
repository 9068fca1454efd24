import { axiomExpiryOf, axiomTokenJson } from '#src/domain/axiom-token.ts'
import { explainMatrix, sayExplanation } from '#src/domain/capability-words.ts'
import type { CommandContext, Output } from '#src/frontends/commands/command.ts'
import { sayEnd } from '#src/frontends/commands/say-expiry.ts'
import { textFacts } from '#src/frontends/commands/text-table.ts'
import { axiomOf, holdAxiom } from '#src/jobs/queries/axiom-sign-in.ts'
import { findAxiomToken } from '#src/jobs/queries/axiom-tokens.ts'
import { targetOf } from '#src/jobs/queries/target.ts'

/** `token show` on Axiom: one token and what it may do. */
export async function showAxiom(
  { workbench, globals, signal }: CommandContext,
  ref: string,
): Promise<Output> {
  const signIn = await holdAxiom(workbench, await targetOf(workbench, globals), signal)
  const token = await findAxiomToken(axiomOf(workbench, signIn), ref, signal)
  const now = workbench.clock.now()
  return {
    json: axiomTokenJson(token, now),
    text: [
      textFacts([
        ['name', token.name],
        ['description', token.description || '—'],
        ['id', token.id],
        ['expires', sayEnd(axiomExpiryOf(token, now), now)],
      ]),
      ...explainMatrix(token.capabilities).map(sayExplanation),
    ].join('\n'),
  }
}
