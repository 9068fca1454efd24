import { ProblemError } from '#src/domain/problem.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import type { GlobalOptions } from './globals.ts'

/**
 * What went wrong, with next steps that go to the tenant that the words named: `token list` alone
 * would list the tokens of another profile.
 *
 * @param said the names of those global options that the words themselves say
 */
export function atSameTenant(
  thrown: unknown,
  { profile, url }: GlobalOptions,
  said: ReadonlySet<string>,
): unknown {
  if (!(thrown instanceof ProblemError)) return thrown
  const words = [
    ...(said.has('practice') ? ['--practice'] : []),
    ...(said.has('profile') && profile !== undefined ? ['--profile', profile] : []),
    ...(said.has('url') && url !== undefined ? ['--url', url] : []),
  ]
  if (words.length === 0) return thrown
  const { problem } = thrown
  const nextSteps = problem.nextSteps.map((step) =>
    step.command === undefined || !asksTenant.test(step.command) || namesTenant.test(step.command)
      ? step
      : { ...step, command: `${step.command} ${shellCommand(words)}` },
  )
  return new ProblemError({ ...problem, nextSteps }, { cause: thrown })
}

const asksTenant =
  /^tokenbench (access|collection|connection|dataset|doctor|exec|grant|persona|revoke|status|token|view)\b/

const namesTenant = / (--profile|--url|--practice|--all|--help|--)( |$)/
