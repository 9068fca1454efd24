import { createTokenFlow } from '#src/jobs/flows/create-token.ts'
import { findToken } from '#src/jobs/queries/tokens.ts'
import type { CommandContext, Output } from './command.ts'
import { besideSecret, createdJson } from './created-json.ts'
import { rememberingNoVault } from './remember-no-vault.ts'
import { given, runUnattended } from './run-unattended.ts'
import { destinationInput, refuseStdoutTwice } from './secret-to.ts'
import { signInForWrite } from './sign-in-for-write.ts'

interface CreateOptions {
  readonly description?: string
  readonly expires?: string
  readonly persona?: readonly string[]
  /** A token whose description, personas and lifetime the new one gets, where nothing else is said. */
  readonly like?: string
  readonly secretTo?: string
}

/** `token create`: a new token; its secret is handed over once. */
export async function makeToken(
  context: CommandContext,
  name: string,
  options: CreateOptions,
): Promise<Output> {
  const { workbench, globals, signal } = context
  refuseStdoutTwice(globals, options.secretTo)
  const { target, signIn } = await signInForWrite(context)
  const vaultKey = target.kept?.vaultKey
  const like =
    options.like === undefined
      ? undefined
      : await findToken(workbench.client(signIn.handle), options.like, signal)
  const flow = createTokenFlow(workbench, signIn, { kept: vaultKey, like })
  const inputs = given({
    name,
    description: options.description,
    expires: options.expires,
    personas: options.persona,
    destination: destinationInput(workbench, options.secretTo, vaultKey),
  })
  const output = await rememberingNoVault(context, target, () =>
    runUnattended(context, target, flow, inputs, (finished) =>
      createdJson(finished, workbench.clock.now()),
    ),
  )
  return besideSecret(context, options.secretTo, output)
}
