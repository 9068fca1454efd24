import { outcomeJson } from '#src/domain/plan.ts'
import { ProblemError } from '#src/domain/problem.ts'
import { endingLines } from '#src/frontends/plain/ending-lines.ts'
import { runSetUp, type SetUpEnd } from '#src/jobs/flows/run-set-up.ts'
import type { CommandContext, Output } from './command.ts'
import { exitCodeOfOutcomes } from './exit-code.ts'

/** `setup`: the guided way from nothing to a token that administers a connection. */
export async function setup(
  context: CommandContext,
  { provider }: { provider: string },
): Promise<Output> {
  if (provider !== 'atlan') throw new ProblemError(notYet)
  const { globals } = context
  const first = await guide(context, globals.url)
  if (first.next !== 'own-tenant') return outputOf(context, first)
  return context.withoutPractice(async (own) => outputOf(own, await guide(own, undefined)))
}

const guide = ({ workbench, guided }: CommandContext, url: string | undefined): Promise<SetUpEnd> =>
  guided((asker) => runSetUp(workbench, asker, url === undefined ? {} : { tenant: url }))

/** A full screen is gone when it ends: what is worth keeping is then said once more. */
function outputOf(context: CommandContext, { ending, applied, profile }: SetUpEnd): Output {
  const said = context.fullScreen ? endingLines(ending) : []
  const kept = profile === undefined ? [] : [`Profile ${profile} is set up for next time.`]
  return {
    json: { outcomes: applied.outcomes.map(outcomeJson) },
    text: [...said, ...kept].join('\n'),
    exitCode: exitCodeOfOutcomes(applied.outcomes, applied.interrupted),
  }
}

const notYet = {
  kind: 'usage' as const,
  code: 'no-axiom-set-up',
  title: 'This version sets up Atlan tenants only.',
  nextSteps: [{ text: 'Leave --provider out.', command: 'tokenbench setup' }],
}
