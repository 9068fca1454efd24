import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { keptSecretOf } from '#src/jobs/queries/kept-secret.ts'
import { targetOf } from '#src/jobs/queries/target.ts'
import type { CommandContext, Output } from './command.ts'
import { refuseStdoutTwice } from './secret-to.ts'

/** `token secret`: hands the secret of a token over once more, out of the vault. */
export async function tokenSecret(
  context: CommandContext,
  ref: string,
  { secretTo }: { readonly secretTo?: string },
): Promise<Output> {
  const { workbench, globals, signal, stderr } = context
  if (secretTo === undefined || secretTo === 'vault') throw new ProblemError(noPlace)
  refuseStdoutTwice(globals, secretTo)
  // Before anything is asked: a place that takes nothing needs no vault to be opened.
  const place = await workbench.openDestination(secretTo, 'nowhere')
  try {
    const target = await targetOf(workbench, globals)
    const { name, json, secret } = await keptSecretOf(workbench, target, ref, signal)
    await place.deliver(secret, signal)
    const text = `The secret of “${name}” went ${place.say}.`
    const { fingerprint } = secret
    const output = {
      json: {
        token: json,
        secret: { deliveredTo: place.text, fingerprint },
      },
      text,
    }
    if (secretTo !== 'stdout') return output
    stderr.write(`${text}\n`)
    return { ...output, silent: true }
  } catch (thrown) {
    await place.abandon()
    throw thrown
  }
}

const noPlace: Problem = {
  kind: 'usage',
  code: 'missing-destination',
  title: '--secret-to is missing: where the secret shall go. In the vault it is already.',
  nextSteps: [{ text: 'Say file:PATH, command:CMD, clipboard or stdout.' }],
}
