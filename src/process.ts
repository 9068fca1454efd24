import { Cancelled } from '#src/domain/cancelled.ts'
import { type Problem, problemOf } from '#src/domain/problem.ts'
import { Redactor } from '#src/domain/redactor.ts'
import { refuseSecretArguments } from '#src/domain/secret-arguments.ts'
import { exitCodeOf, exitInterrupted, exitOk } from '#src/frontends/commands/exit-code.ts'
import { printedOutput, printedProblem } from '#src/frontends/commands/printed.ts'
import { runWords, type Within } from '#src/frontends/commands/run-words.ts'
import { keepEarlyKeys } from './early-keys.ts'
import type { Edges } from './edges.ts'
import { Interrupts } from './interrupts.ts'
import { version } from './version.ts'

/** Runs one command of the process's words to its end and says with which code to exit. */
export async function runProcess(
  own: NodeJS.Process,
  given: Omit<Edges, 'redactor'> = {},
): Promise<number> {
  const words = own.argv.slice(2)
  const wantsJson = words.some((word) => word === '--json' || word.startsWith('--json='))
  const redactor = new Redactor()
  const interrupts = new Interrupts()
  const stops = { SIGINT: interrupts.interrupt, SIGTERM: interrupts.end, SIGHUP: interrupts.end }
  outliveReaders(own)
  for (const [signal, stop] of Object.entries(stops)) own.on(signal, stop)
  try {
    refuseSecretArguments(words)
    const exitCode = await runChosen(own, words, { ...given, redactor }, interrupts)
    return exitCode === exitOk ? afterOutput(own, redactor) : exitCode
  } catch (thrown) {
    if (thrown instanceof Cancelled || interrupts.signal.aborted) return exitInterrupted
    const problem = problemOf(thrown)
    const sink = wantsJson ? own.stdout : own.stderr
    sink.write(`${printedProblem(problem, wantsJson, redactor)}\n`)
    return exitCodeOf(problem.kind)
  } finally {
    for (const [signal, stop] of Object.entries(stops)) own.off(signal, stop)
  }
}

/** Who stops reading us (`| head`) stops neither the work nor the tidying up. */
function outliveReaders(own: NodeJS.Process): void {
  for (const stream of [own.stdout, own.stderr]) stream.on('error', () => {})
}

/**
 * What was asked for and could not be written is no success: a file on a full disk is short, and
 * nobody sees it. A reader who left has had what they wanted.
 */
function afterOutput({ stdout, stderr }: NodeJS.Process, redactor: Redactor): number {
  const trouble: NodeJS.ErrnoException | null = stdout.errored
  if (!trouble || trouble.code === 'EPIPE') return exitOk
  const problem = outputLost(trouble.code ?? trouble.message)
  stderr.write(`${printedProblem(problem, false, redactor)}\n`)
  return exitCodeOf(problem.kind)
}

const outputLost = (why: string): Problem => ({
  kind: 'failed',
  code: 'output-lost',
  title: 'The output could not be written; what was asked for is done.',
  detail: `The system calls it ${why}.`,
  nextSteps: [
    { text: 'Make room where the output goes.' },
    { text: 'See what was changed before you run it again.', command: 'tokenbench history' },
  ],
})

async function runChosen(
  own: NodeJS.Process,
  words: readonly string[],
  edges: Edges,
  interrupts: Interrupts,
): Promise<number> {
  const terminal = own.stdin.isTTY && own.stdout.isTTY
  if (words.length === 0 && !terminal) {
    own.stderr.write('tokenbench works full screen and needs a terminal; see: tokenbench help\n')
    return exitCodeOf('usage')
  }
  const within: Within = async ({ name, globals }, call) => {
    const giveBack = keepEarlyKeys(own, globals, name)
    try {
      const { inContext, wayOf } = await import('./in-context.ts')
      return await inContext(own, globals, wayOf(globals, name), edges, interrupts, call)
    } finally {
      giveBack()
    }
  }
  const { output, globals } = await runWords(words, version, within, undefined, 'workbench')
  const text = await printedOutput(output, globals, edges.redactor)
  if (text !== '') own.stdout.write(`${text}\n`)
  return output.exitCode ?? exitOk
}
