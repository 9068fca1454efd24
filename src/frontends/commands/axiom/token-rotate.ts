import { type AxiomToken, axiomTokenJson } from '#src/domain/axiom-token.ts'
import { editedByFlags } from '#src/domain/capability-flags.ts'
import { type CapabilityMatrix, refuseEmpty } from '#src/domain/capability-matrix.ts'
import type { CommandContext, Output } from '#src/frontends/commands/command.ts'
import { besideSecret } from '#src/frontends/commands/created-json.ts'
import { given, runUnattended } from '#src/frontends/commands/run-unattended.ts'
import { destinationInput, refuseStdoutTwice } from '#src/frontends/commands/secret-to.ts'
import { rotateAxiomFlow } from '#src/jobs/flows/axiom/rotate-token.ts'
import { wantedCapabilities } from '#src/jobs/flows/axiom/wanted-capabilities.ts'
import { retirementInput } from '#src/jobs/flows/questions/retirement.ts'
import { type AxiomSignIn, axiomOf } from '#src/jobs/queries/axiom-sign-in.ts'
import { findAxiomToken } from '#src/jobs/queries/axiom-tokens.ts'
import { type CapabilityOptions, wishesOf } from './capability-options.ts'
import { createdAxiomJson } from './created-json.ts'
import { axiomForWrite } from './sign-in-for-write.ts'

export interface RotateOptions extends CapabilityOptions {
  readonly overlap?: string
  readonly leaked?: boolean
  readonly expires?: string
  readonly secretTo?: string
}

/** `token rotate` on Axiom, also with other capabilities. */
export async function rotateAxiom(
  context: CommandContext,
  ref: string,
  options: RotateOptions,
): Promise<Output> {
  const { workbench, globals, signal } = context
  const retirement = retirementInput(options)
  refuseStdoutTwice(globals, options.secretTo)
  const { target, signIn } = await axiomForWrite(context)
  const kept = target.kept?.vaultKey
  const old = await findAxiomToken(axiomOf(workbench, signIn), ref, signal)
  const capabilities = await capabilitiesFor(context, signIn, old, options)
  const flow = rotateAxiomFlow(workbench, signIn, { old, capabilities, kept })
  const inputs = given({
    retirement,
    expires: options.expires,
    destination: destinationInput(workbench, options.secretTo, kept),
  })
  const output = await runUnattended(context, target, flow, inputs, (finished) => {
    const now = workbench.clock.now()
    const replaced = axiomTokenJson(finished.result.replaced ?? old, now)
    return { ...createdAxiomJson(finished, now), replaced }
  })
  return besideSecret(context, options.secretTo, output)
}

/**
 * A file, a preset or another token say all that the new one may do; flags of their own change what
 * they speak of, and leave everything else as the old one has it.
 */
async function capabilitiesFor(
  context: CommandContext,
  signIn: AxiomSignIn,
  { capabilities: before }: AxiomToken,
  options: CapabilityOptions,
): Promise<CapabilityMatrix> {
  const { preset, like, from } = options
  if ([preset, like, from].some((one) => one !== undefined))
    return wantedCapabilities(await wishesOf(context, signIn, options)).capabilities
  const after = editedByFlags(before, options)
  refuseEmpty(after)
  return after
}
