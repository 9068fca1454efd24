import { axiomTokenJson } from '#src/domain/axiom-token.ts'
import type { CommandContext, Output } from '#src/frontends/commands/command.ts'
import { objectsOf } from '#src/frontends/commands/output-objects.ts'
import { axiomOf, holdAxiom } from '#src/jobs/queries/axiom-sign-in.ts'
import { findAxiomToken } from '#src/jobs/queries/axiom-tokens.ts'
import { targetOf } from '#src/jobs/queries/target.ts'
import { axiomTokenText } from './token-text.ts'

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
    text: axiomTokenText(token, now),
    objects: objectsOf('token', [token]),
  }
}
