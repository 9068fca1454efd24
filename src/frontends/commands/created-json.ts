import { outcomeJson, type Plan, planJson } from '#src/domain/plan.ts'
import { tokenJson } from '#src/domain/token.ts'
import type { Applied } from '#src/jobs/flows/applied.ts'
import { type CommandContext, type Output, textOf } from './command.ts'

/** What a command that creates a token answers with. */
export function createdJson(
  { plan, result: { created, outcomes } }: { plan: Plan; result: Applied },
  now: Date,
): object {
  return {
    ...(created === undefined
      ? {}
      : {
          token: tokenJson(created.token, now),
          secret: { deliveredTo: created.deliveredTo, fingerprint: created.fingerprint },
        }),
    plan: planJson(plan),
    outcomes: outcomes.map(outcomeJson),
  }
}

/**
 * Where the secret went to standard output, it and a newline are all that stands there: what there
 * is to say goes beside it.
 */
export async function besideSecret(
  { globals, stderr, workbench }: Pick<CommandContext, 'globals' | 'stderr' | 'workbench'>,
  secretTo: string | undefined,
  output: Output,
): Promise<Output> {
  if (secretTo !== 'stdout' || globals.dryRun) return output
  stderr.write(`${workbench.redactor.redact(await textOf(output))}\n`)
  return { ...output, silent: true }
}
