import { axiomTokenJson } from '#src/domain/axiom-token.ts'
import type { CommandContext, Output } from '#src/frontends/commands/command.ts'
import { exitCodeOf, exitOk } from '#src/frontends/commands/exit-code.ts'
import { readSaid, type ValueOptions } from '#src/frontends/commands/given-value.ts'
import { holdAxiom } from '#src/jobs/queries/axiom-sign-in.ts'
import { axiomValueIn, findAxiomByValue } from '#src/jobs/queries/axiom-value.ts'
import { targetOf } from '#src/jobs/queries/target.ts'
import { axiomTokenText } from './token-text.ts'

/** `token find` on Axiom: which token a value is of, as far as the vault knows. */
export async function findAxiomOfValue(
  context: CommandContext,
  options: ValueOptions,
): Promise<Output> {
  const { workbench, globals, signal } = context
  const target = await targetOf(workbench, globals)
  const signIn = await holdAxiom(workbench, target, signal)
  const value = axiomValueIn(workbench, await readSaid(context, target, options))
  const kept = target.kept?.vaultKey
  const { token, how, said } = await findAxiomByValue(workbench, signIn, value, kept, signal)
  const now = workbench.clock.now()
  return {
    json: {
      token: token === undefined ? null : axiomTokenJson(token, now),
      candidates: [],
      how,
      text: said,
    },
    text: token === undefined ? said : `${said}\n${axiomTokenText(token, now)}`,
    exitCode: token === undefined ? exitCodeOf('not-found') : exitOk,
  }
}
