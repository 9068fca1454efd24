import type { CommandContext, Output } from '#src/frontends/commands/command.ts'
import { readSaid, type ValueOptions } from '#src/frontends/commands/given-value.ts'
import { probedOutput } from '#src/frontends/commands/token-probe.ts'
import { axiomValueIn, probeAxiom } from '#src/jobs/queries/axiom-value.ts'
import { refuseProduct, targetOf } from '#src/jobs/queries/target.ts'

/** `token probe` on Axiom: whether a value is alive. */
export async function probeAxiomValue(
  context: CommandContext,
  options: ValueOptions,
): Promise<Output> {
  const { workbench, globals, signal } = context
  const target = await targetOf(workbench, globals)
  refuseProduct(target, 'axiom')
  const value = axiomValueIn(workbench, await readSaid(context, target, options))
  return probedOutput(await probeAxiom(workbench, value, target.origin, signal), target.origin)
}
