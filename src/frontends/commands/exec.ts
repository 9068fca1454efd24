import { type Problem, ProblemError } from '#src/domain/problem.ts'
import { sanitise } from '#src/domain/sanitise.ts'
import { keptSecretOf } from '#src/jobs/queries/kept-secret.ts'
import { targetOf } from '#src/jobs/queries/target.ts'
import { scrubEnvironment } from '#src/local/environment.ts'
import { runInForeground } from '#src/local/programs/run-in-foreground.ts'
import type { CommandContext, Output } from './command.ts'

interface ExecOptions {
  readonly token?: string
  readonly as?: string
}

/** `exec`: a command with one token in one variable of its environment, and nowhere else. */
export async function exec(
  context: CommandContext,
  words: readonly string[],
  { token: ref, as: variable }: ExecOptions,
): Promise<Output> {
  const { workbench, globals, signal } = context
  const [program, ...parameters] = words
  if (program === undefined || ref === undefined || variable === undefined)
    throw new ProblemError(missing(ref === undefined ? '--token' : '--as'))
  if (!/^[A-Za-z_]\w*$/.test(variable)) throw new ProblemError(noVariable)
  if (readByTheSystem.test(variable)) throw new ProblemError(notForSecrets(variable))
  const target = await targetOf(workbench, globals)
  const { secret } = await keptSecretOf(workbench, target, ref, signal)
  const exitCode = await runInForeground({
    words: [program, ...parameters],
    environment: { ...scrubEnvironment(workbench.environment), [variable]: secret.reveal() },
    signal,
  })
  if (exitCode === undefined) throw new ProblemError(notStarted(program))
  return { json: {}, text: '', silent: true, exitCode }
}

/**
 * What starts programs reads these as paths or options, and some of it quotes on stderr what it
 * cannot use: the dynamic linker, shells, Node.
 */
const readByTheSystem = /^(?:LD_|DYLD_|PATH$|BASH_ENV$|ENV$|NODE_OPTIONS$)/

const notForSecrets = (variable: string): Problem => ({
  kind: 'usage',
  code: 'variable-name',
  title: `${variable} has a meaning for the system, which may print what stands in it.`,
  nextSteps: [{ text: 'Name the variable that the program reads its token from.' }],
})

const missing = (flag: string): Problem => ({
  kind: 'usage',
  code: 'missing-option',
  title: `${flag} is missing.`,
  nextSteps: [
    { text: 'For example  tokenbench exec --token nightly-etl --as ATLAN_API_KEY -- CMD' },
  ],
})

const noVariable: Problem = {
  kind: 'usage',
  code: 'variable-name',
  title: '--as takes the name of a variable: letters, digits and underscores.',
  nextSteps: [{ text: 'For example --as ATLAN_API_KEY' }],
}

const notStarted = (program: string): Problem => ({
  kind: 'not-found',
  code: 'program-not-started',
  title: `${sanitise(program)} could not be started.`,
  nextSteps: [{ text: 'Check its name, or write its full path.' }],
})
