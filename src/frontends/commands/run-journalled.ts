import type { Applied } from '#src/jobs/flows/applied.ts'
import { followedBy } from '#src/jobs/flows/followed-by.ts'
import { type JournalledJob, journalledFlow } from '#src/jobs/flows/journalled-flow.ts'
import { whoChanges } from '#src/jobs/flows/who-changes.ts'
import type { HeldCredential } from '#src/jobs/queries/credential.ts'
import type { Target } from '#src/jobs/queries/target.ts'
import { holdCredential } from '#src/jobs/queries/target-credential.ts'
import type { CommandContext, Output } from './command.ts'
import { besideSecret, createdJson } from './created-json.ts'
import { given, runUnattended } from './run-unattended.ts'
import { destinationInput, refuseStdoutTwice } from './secret-to.ts'

/** What a job out of the journal may be given anew: credentials are never kept in it. */
export interface JournalledOptions {
  readonly bearerFrom?: string
  readonly secretTo?: string
}

/**
 * Runs what the journal says is to be done like every command that writes.
 * @param then is told what was done, before anything is printed
 */
export async function runJournalled(
  context: CommandContext,
  target: Target,
  job: JournalledJob,
  signIn: HeldCredential | undefined,
  { bearerFrom, secretTo }: JournalledOptions,
  then: (applied: Applied) => Promise<void> = async () => {},
): Promise<Output> {
  const { workbench, globals, signal } = context
  const { origin, kept } = target
  refuseStdoutTwice(globals, secretTo)
  // Tokens are changed with a sign-in: where there is none, what is missing is said.
  const needsSignIn = job.wanted.some(({ kind }) => kind !== 'change-members')
  const own = signIn ?? (needsSignIn ? await holdCredential(workbench, target, signal) : undefined)
  const vaultKey = kept?.vaultKey
  const members = await whoChanges(workbench, own, job.wanted, signal)
  const flow = journalledFlow(
    workbench,
    { origin, kept: vaultKey, members, ...(own === undefined ? {} : { signIn: own }) },
    job,
    bearerFrom !== undefined,
  )
  const read = { origin, isBearer: true }
  const inputs = given({
    bearer:
      bearerFrom === undefined ? undefined : await workbench.readSource(bearerFrom, signal, read),
    destination: destinationInput(workbench, secretTo, vaultKey),
  })
  const output = await runUnattended(context, target, followedBy(flow, then), inputs, (finished) =>
    createdJson(finished, workbench.clock.now()),
  )
  return besideSecret(context, secretTo, output)
}
