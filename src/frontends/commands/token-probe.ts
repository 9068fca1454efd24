import { problemJson } from '#src/domain/problem.ts'
import { problemLines } from '#src/frontends/plain/problem-lines.ts'
import { type Probed, probe } from '#src/jobs/queries/probe.ts'
import { refuseProduct, targetOf } from '#src/jobs/queries/target.ts'
import type { CommandContext, Output } from './command.ts'
import { exitCodeOf, exitOk } from './exit-code.ts'
import { readValue, type ValueOptions } from './given-value.ts'

/**
 * `token probe`: whether a value is alive. The code is 0 when it is, 4 when it is not, and that of
 * the problem when it cannot be told.
 */
export async function probeValue(context: CommandContext, options: ValueOptions): Promise<Output> {
  const { workbench, globals, signal } = context
  const target = await targetOf(workbench, globals)
  refuseProduct(target, 'atlan')
  const value = await readValue(context, target, options)
  return probedOutput(await probe(workbench, value, target.origin, signal), target.origin)
}

/** What a tenant said to a value, with the exit code that it makes. */
export function probedOutput(probed: Probed, origin: string): Output {
  const { alive, as, problem } = probed
  return {
    json: {
      alive,
      ...(as === undefined ? {} : { as }),
      ...(alive === null && problem !== undefined ? { problem: problemJson(problem) } : {}),
    },
    text: sayProbed(probed, new URL(origin).host),
    exitCode: problem === undefined ? exitOk : exitCodeOf(problem.kind),
  }
}

function sayProbed({ alive, as, problem }: Probed, host: string): string {
  if (alive === true) return `Alive: ${host} accepts it${as === undefined ? '' : ` as ${as}`}.`
  if (alive === false)
    return `Dead: ${host} does not accept it. It has expired, was deleted, or was never good.`
  return ['It cannot be told.', ...(problem === undefined ? [] : problemLines(problem))].join('\n')
}
