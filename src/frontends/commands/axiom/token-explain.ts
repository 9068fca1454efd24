import { axiomTokenJson } from '#src/domain/axiom-token.ts'
import { dangersOf, explainMatrix, sayCell } from '#src/domain/capability-words.ts'
import type { CommandContext, Output } from '#src/frontends/commands/command.ts'
import { axiomOf, holdAxiom } from '#src/jobs/queries/axiom-sign-in.ts'
import { findAxiomToken } from '#src/jobs/queries/axiom-tokens.ts'
import { targetOf } from '#src/jobs/queries/target.ts'
import { axiomTokenText } from './token-text.ts'

/** `token explain` on Axiom: what a token may do, in words, and what of it is dangerous. */
export async function explainAxiom(
  { workbench, globals, signal }: CommandContext,
  ref: string,
): Promise<Output> {
  const signIn = await holdAxiom(workbench, await targetOf(workbench, globals), signal)
  const token = await findAxiomToken(axiomOf(workbench, signIn), ref, signal)
  const now = workbench.clock.now()
  const words = explainMatrix(token.capabilities)
  const { destroys, raises } = dangersOf(token.capabilities)
  const danger = (what: string, cells: readonly string[]) =>
    cells.length === 0 ? [] : [`${what}: ${cells.join('; ')}.`]
  return {
    json: {
      token: axiomTokenJson(token, now),
      words,
      destroys: destroys.map(sayCell),
      raises: raises.map(sayCell),
    },
    text: [
      axiomTokenText(token, now),
      ...danger('It can destroy what nobody can bring back', destroys.map(sayCell)),
      ...danger('It can get itself more rights', raises.map(sayCell)),
    ].join('\n'),
  }
}
