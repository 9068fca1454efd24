import { type Outcome, planJson } from '#src/domain/plan.ts'
import { askLine, confirmPlan } from '#src/frontends/plain/confirm.ts'
import { outcomeLines } from '#src/frontends/plain/outcome-lines.ts'
import { planLines } from '#src/frontends/plain/plan-lines.ts'
import type { Flow } from '#src/jobs/flows/flow.ts'
import {
  byNameInProduction,
  refuseReadOnly,
  throughProfile,
} from '#src/jobs/flows/profile-rules.ts'
import type { Input } from '#src/jobs/flows/question.ts'
import { type Finished, type Given, runFlow } from '#src/jobs/flows/run.ts'
import { withTimeLeft } from '#src/jobs/flows/time-left.ts'
import type { Target } from '#src/jobs/queries/target.ts'
import type { CommandContext, Output } from './command.ts'
import { exitCodeOfOutcomes } from './exit-code.ts'
import { consentOf } from './globals.ts'
import { sayDoubts } from './say-doubts.ts'
import { unattendedAsker } from './unattended-asker.ts'

/** The inputs that were given as flags; what was not said is left to the flow. */
export function given(inputs: Readonly<Record<string, Input | undefined>>): Given {
  const said = Object.entries(inputs).filter(([, input]) => input !== undefined)
  return Object.fromEntries(said) as Given
}

/** What every flow that writes ends in. */
interface Written {
  readonly outcomes: readonly Outcome[]
  readonly interrupted: boolean
}

/**
 * Runs a writing flow on flags: dry run, consent, outcomes and exit code as every command has.
 *
 * @throws ProblemError `read-only-profile` (refused), and what the flow throws
 */
export async function runUnattended<Answers, Result extends Written>(
  context: CommandContext,
  target: Target,
  flow: Flow<Answers, Result>,
  inputs: Given,
  json: (finished: Finished<Answers, Result> & { result: Result }) => object,
): Promise<Output> {
  const { workbench, globals, stdin, stderr, signal } = context
  const consent = consentOf(globals)
  const say = (line: string) => stderr.write(`${workbench.redactor.redact(line)}\n`)
  const asksPerson = stdin.isTTY && !globals.json
  const asker = unattendedAsker({
    signal,
    consent,
    say,
    spoken: globals.accessible === true || !context.fullScreen,
    now: workbench.clock.now,
    ...(asksPerson
      ? {
          confirm: (plan) =>
            confirmPlan(plan, { input: stdin, output: stderr, now: workbench.clock.now, signal }),
          askUnderWay: (prompt) => askLine(prompt, { input: stdin, output: stderr, signal }),
        }
      : {}),
    ...(context.confirm === undefined ? {} : { confirm: context.confirm }),
    ...(context.decide === undefined ? {} : { decide: context.decide }),
  })
  const dryRun = globals.dryRun === true
  if (!dryRun) refuseReadOnly(target)
  const timed = withTimeLeft(workbench, flow, { canAskAgain: false })
  const ruled = throughProfile(byNameInProduction(timed, target), target)
  const work = () => runFlow(ruled, inputs, asker, { dryRun })
  // While a person thinks, nobody else has to wait: the plan is compared again when it is applied.
  const thinks = asksPerson && !consent.given
  const onWait = () => say('Another tokenbench is writing to this tenant: waiting for it.')
  if (!dryRun) await sayDoubts(workbench, target.origin, say)
  const finished =
    dryRun || thinks ? await work() : await workbench.alone(target.origin, work, { signal, onWait })
  const { plan, result } = finished
  if (result === undefined)
    return {
      json: { plan: planJson(plan) },
      text: planLines(plan, workbench.clock.now()).join('\n'),
    }
  return {
    json: json({ ...finished, result }),
    text: outcomeLines(result.outcomes).join('\n'),
    exitCode: exitCodeOfOutcomes(result.outcomes, result.interrupted),
  }
}
