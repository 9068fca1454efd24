import { sayDistance } from '#src/domain/duration.ts'
import { problemJson } from '#src/domain/problem.ts'
import { sayIdentity } from '#src/frontends/words/status-facts.ts'
import { everywhere, type ProfileReading, troubleOf } from '#src/jobs/queries/everywhere.ts'
import { type Status, statusOf } from '#src/jobs/queries/status.ts'
import type { CommandContext, Output } from './command.ts'
import { exitCodeOf, exitOk } from './exit-code.ts'
import { profileJson, statusJson } from './status-json.ts'
import { textTable } from './text-table.ts'

/**
 * `status --all`: every profile by a real call, each with its own credential. The code is that of
 * the first that failed; one that keeps no credential is not checked, which is no failure.
 */
export async function showAllStatuses({ workbench, signal }: CommandContext): Promise<Output> {
  const readings = await everywhere(workbench, (target) => statusOf(workbench, target, signal))
  const trouble = troubleOf(readings)
  const now = workbench.clock.now()
  return {
    json: { statuses: readings.map(readingJson), total: readings.length },
    text: () =>
      textTable(
        ['', 'profile', 'tenant', 'you are', 'credential', 'expires', 'answers in'],
        readings.map((reading) => rowOf(reading, now)),
      ),
    exitCode: trouble === undefined ? exitOk : exitCodeOf(trouble.kind),
  }
}

function readingJson(reading: ProfileReading<Status>): object {
  if (reading.state === 'read') {
    const { value } = reading
    return { ...statusJson(value), state: 'ok' }
  }
  const { target, state, problem } = reading
  return {
    profile: target.profile,
    provider: target.provider,
    baseUrl: target.origin,
    ...(target.orgId === undefined ? {} : { orgId: target.orgId }),
    ...profileJson(target),
    state,
    problem: problemJson(problem),
  }
}

function rowOf(reading: ProfileReading<Status>, now: Date): string[] {
  const { target } = reading
  const place = [target.profile ?? '', new URL(target.origin).host]
  const from = target.source ?? 'none'
  if (reading.state !== 'read') {
    const said =
      reading.state === 'failed' ? reading.problem.title : `not checked: ${reading.problem.title}`
    return [reading.state === 'failed' ? '✗' : '?', ...place, said, from]
  }
  const { value } = reading
  const { expiresAt, latencyMs } = value
  return [
    '✓',
    ...place,
    sayIdentity(value),
    from,
    expiresAt === null ? '' : sayDistance(expiresAt, now),
    latencyMs === undefined ? '' : `${Math.round(latencyMs)} ms`,
  ]
}
