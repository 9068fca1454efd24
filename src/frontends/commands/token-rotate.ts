import { sayCalls } from '#src/domain/say-calls.ts'
import { tokenJson } from '#src/domain/token.ts'
import type { Applied } from '#src/jobs/flows/applied.ts'
import { retirementInput } from '#src/jobs/flows/questions/retirement.ts'
import { afterRotation, rotateTokenFlow } from '#src/jobs/flows/rotate-token.ts'
import { readRotation } from '#src/jobs/flows/rotation.ts'
import { findToken } from '#src/jobs/queries/tokens.ts'
import { type CommandContext, type Output, textOf } from './command.ts'
import { besideSecret, createdJson } from './created-json.ts'
import { rememberingNoVault } from './remember-no-vault.ts'
import { given, runUnattended } from './run-unattended.ts'
import { destinationInput, refuseStdoutTwice } from './secret-to.ts'
import { signInForWrite } from './sign-in-for-write.ts'

export interface RotateOptions {
  readonly overlap?: string
  readonly leaked?: boolean
  readonly name?: string
  readonly expires?: string
  readonly bearerFrom?: string
  readonly withoutGrants?: boolean
  readonly secretTo?: string
}

/** `token rotate` on Atlan. */
export async function rotateToken(
  context: CommandContext,
  ref: string,
  options: RotateOptions,
): Promise<Output> {
  const { workbench, globals, signal } = context
  const retirement = retirementInput(options)
  refuseStdoutTwice(globals, options.secretTo)
  const { target, signIn } = await signInForWrite(context)
  const kept = target.kept?.vaultKey
  const old = await findToken(workbench.client(signIn.handle), ref, signal)
  const callsPerMinute = workbench.paceOf(target.origin)
  const rotation = await readRotation(workbench, signIn, old, kept, signal, (objects, calls) => {
    const paced = callsPerMinute === undefined ? {} : { callsPerMinute }
    context.stderr.write(`Reading ${objects} from the store. ${sayCalls({ calls, ...paced })}.\n`)
  })
  const flow = rotateTokenFlow(workbench, signIn, rotation, kept)
  const inputs = given({
    retirement,
    name: options.name,
    expires: options.expires,
    destination: destinationInput(workbench, options.secretTo, kept),
    ...(rotation.needPerson.length === 0 ? {} : await grantInputs(context, target.origin, options)),
  })
  const replaced = tokenJson(old, workbench.clock.now())
  let applied: Applied | undefined
  const output = await rememberingNoVault(context, target, () =>
    runUnattended(context, target, flow, inputs, (finished) => {
      applied = finished.result
      const nextSteps = afterRotation(old, finished.result)
      return { ...createdJson(finished, workbench.clock.now()), replaced, nextSteps }
    }),
  )
  const after = applied === undefined ? [] : afterRotation(old, applied)
  const said = after.map(({ text, command }) => `${text}\n  ${command}`)
  return besideSecret(context, options.secretTo, {
    ...output,
    text: [await textOf(output), ...said].join('\n'),
  })
}

async function grantInputs(
  { workbench, signal }: CommandContext,
  origin: string,
  { bearerFrom, withoutGrants }: RotateOptions,
): Promise<Record<string, string>> {
  if (withoutGrants) return { grants: 'leave' }
  if (bearerFrom === undefined) return {}
  const bearer = await workbench.readSource(bearerFrom, signal, { origin, isBearer: true })
  return { grants: 'copy', bearer }
}
