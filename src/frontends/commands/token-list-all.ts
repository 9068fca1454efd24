import { problemJson } from '#src/domain/problem.ts'
import { marks, sayEnd } from '#src/frontends/words/expiry.ts'
import { type ProfileReading, troubleOf } from '#src/jobs/queries/everywhere.ts'
import type { TokenSelection } from '#src/jobs/queries/token-selection.ts'
import { listTokensEverywhere, type TokenOfProfile } from '#src/jobs/queries/tokens-everywhere.ts'
import type { CommandContext, Output } from './command.ts'
import { exitCodeOf, exitFound } from './exit-code.ts'
import { textTable } from './text-table.ts'

/**
 * `token list --all`: the tokens of all profiles in one list. The code is 10 when some expire that
 * were looked for, whatever went wrong elsewhere; else that of the first profile that failed.
 */
export async function listTokensOfAll(
  { workbench, signal, stderr }: CommandContext,
  selection: TokenSelection,
): Promise<Output> {
  const now = workbench.clock.now()
  const found = await listTokensEverywhere(workbench, selection, now, signal)
  const { tokens, total, readings } = found
  for (const reading of readings)
    if (reading.state !== 'read') stderr.write(`${workbench.redactor.redact(sayUnread(reading))}\n`)
  const trouble = troubleOf(readings)
  const expiring = selection.expiring !== undefined && total > 0
  return {
    json: {
      tokens: tokens.map((token) => ({
        profile: token.profile,
        provider: token.provider,
        ...token.json(),
      })),
      total,
      profiles: readings.map(readingJson),
    },
    text: () => listText(tokens, now),
    ...(expiring
      ? { exitCode: exitFound }
      : trouble === undefined
        ? {}
        : { exitCode: exitCodeOf(trouble.kind) }),
  }
}

function readingJson(reading: ProfileReading<readonly TokenOfProfile[]>): object {
  const { state, profile } = reading
  return {
    profile: profile.name,
    provider: profile.provider,
    state,
    ...(reading.state === 'read'
      ? { total: reading.value.length }
      : { problem: problemJson(reading.problem) }),
  }
}

const sayUnread = ({
  profile,
  state,
  problem,
}: Exclude<ProfileReading<unknown>, { state: 'read' }>): string =>
  `${profile.name}: ${state === 'failed' ? 'could not be read' : 'not checked'}. ${problem.title}`

async function listText(tokens: readonly TokenOfProfile[], now: Date): Promise<string> {
  if (tokens.length === 0) return 'No token of the profiles that were read is asked for.'
  const rows = tokens.map(({ profile, provider, name, expiry, id }) => [
    marks[expiry.status],
    profile,
    provider,
    name,
    sayEnd(expiry, now),
    id,
  ])
  return textTable(['', 'profile', 'product', 'name', 'expires', 'id'], rows)
}
