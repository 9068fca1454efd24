import { outcomeJson, planJson } from '#src/domain/plan.ts'
import { tokenJson } from '#src/domain/token.ts'
import { createTokenFlow } from '#src/jobs/flows/create-token.ts'
import { refuseOtherIdentity } from '#src/jobs/queries/same-identity.ts'
import { holdCredential } from '#src/jobs/queries/target.ts'
import { type CommandContext, type Output, textOf } from './command.ts'
import { given, runUnattended } from './run-unattended.ts'
import { refuseStdoutTwice } from './secret-to-stdout.ts'
import { targetOfWrite } from './target-of-write.ts'

interface CreateOptions {
  readonly description?: string
  readonly expires: string
  readonly persona?: readonly string[]
  readonly secretTo?: string
}

/** `token create`: a new token; its secret is handed over once. */
export async function makeToken(
  context: CommandContext,
  name: string,
  options: CreateOptions,
): Promise<Output> {
  const { workbench, globals, signal, stderr } = context
  const secretOnStdout = options.secretTo === 'stdout'
  refuseStdoutTwice(globals, options.secretTo)
  const target = await targetOfWrite(context)
  const credential = await holdCredential(workbench, target, signal)
  await refuseOtherIdentity(workbench, target, credential, signal)
  const vaultKey = target.kept?.vaultKey
  const flow = createTokenFlow(workbench, credential, vaultKey)
  const intoVault = workbench.vault.isWanted(vaultKey) ? 'vault' : undefined
  const inputs = given({
    name,
    description: options.description,
    expires: options.expires,
    personas: options.persona,
    destination: options.secretTo ?? intoVault,
  })
  const output = await runUnattended(context, target, flow, inputs, ({ plan, result: applied }) => {
    const { created, outcomes } = applied
    return {
      ...(created === undefined
        ? {}
        : {
            token: tokenJson(created.token, workbench.clock.now()),
            secret: { deliveredTo: created.deliveredTo, fingerprint: created.fingerprint },
          }),
      plan: planJson(plan),
      outcomes: outcomes.map(outcomeJson),
    }
  })
  if (!secretOnStdout || globals.dryRun) return output
  // The secret and a newline, nothing else: what there is to say goes beside it.
  stderr.write(`${await textOf(output)}\n`)
  return { ...output, silent: true }
}
