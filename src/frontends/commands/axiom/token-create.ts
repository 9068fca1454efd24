import type { CommandContext, Output } from '#src/frontends/commands/command.ts'
import { besideSecret } from '#src/frontends/commands/created-json.ts'
import { given, runUnattended } from '#src/frontends/commands/run-unattended.ts'
import { destinationInput, refuseStdoutTwice } from '#src/frontends/commands/secret-to.ts'
import { createAxiomTokenFlow } from '#src/jobs/flows/axiom/create-token.ts'
import { wantedCapabilities } from '#src/jobs/flows/axiom/wanted-capabilities.ts'
import { type CapabilityOptions, wishesOf } from './capability-options.ts'
import { createdAxiomJson } from './created-json.ts'
import { axiomForWrite } from './sign-in-for-write.ts'

export interface CreateOptions extends CapabilityOptions {
  readonly description?: string
  readonly expires?: string
  readonly secretTo?: string
}

/** `token create` on Axiom: a token with just the capabilities that were said. */
export async function createAxiom(
  context: CommandContext,
  name: string,
  options: CreateOptions,
): Promise<Output> {
  const { workbench, globals } = context
  refuseStdoutTwice(globals, options.secretTo)
  // What can be known to be wrong is refused before a credential is read.
  if (options.like === undefined) wantedCapabilities(await wishesOf(context, undefined, options))
  const { target, signIn } = await axiomForWrite(context)
  const wanted = wantedCapabilities(await wishesOf(context, signIn, options))
  const vaultKey = target.kept?.vaultKey
  const flow = createAxiomTokenFlow(workbench, signIn, wanted, vaultKey)
  const inputs = given({
    name,
    description: options.description,
    expires: options.expires,
    destination: destinationInput(workbench, options.secretTo, vaultKey),
  })
  const output = await runUnattended(context, target, flow, inputs, (finished) =>
    createdAxiomJson(finished, workbench.clock.now()),
  )
  return besideSecret(context, options.secretTo, output)
}
