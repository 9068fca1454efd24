import { appendFileSync } from 'node:fs'
import type { Command } from 'commander'
import { Cancelled } from '#src/domain/cancelled.ts'
import { type Problem, problemOf } from '#src/domain/problem.ts'
import { Redactor } from '#src/domain/redactor.ts'
import { refuseSecretArguments } from '#src/domain/secret-arguments.ts'
import { normaliseArguments } from '#src/frontends/commands/arguments.ts'
import type { CommandContext, Output } from '#src/frontends/commands/command.ts'
import { exitCodeOf, exitInterrupted, exitOk } from '#src/frontends/commands/exit-code.ts'
import { type GlobalOptions, rateOf, timeoutOf } from '#src/frontends/commands/globals.ts'
import { problemJson } from '#src/frontends/commands/problem-json.ts'
import { buildProgram, parseAndRun } from '#src/frontends/commands/program.ts'
import { problemLines } from '#src/frontends/plain/problem-lines.ts'
import { guidedOn, wantsPlainLines } from './guided.ts'
import { openPracticeHome } from './practice-home.ts'
import { version } from './version.ts'
import { openWorkbench, type Workbench } from './workbench.ts'

/** Runs one command of the process's words to its end and says with which code to exit. */
export async function runProcess(own: NodeJS.Process): Promise<number> {
  const words = own.argv.slice(2)
  const wantsJson = words.some((word) => word === '--json' || word.startsWith('--json='))
  const interrupt = new AbortController()
  const stop = () => interrupt.abort()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) own.on(signal, stop)
  try {
    refuseSecretArguments(words)
    return await runWords(own, words, interrupt.signal)
  } catch (thrown) {
    if (thrown instanceof Cancelled || interrupt.signal.aborted) return exitInterrupted
    const problem = problemOf(thrown)
    printProblem(own, problem, wantsJson)
    return exitCodeOf(problem.kind)
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) own.off(signal, stop)
  }
}

async function runWords(
  own: NodeJS.Process,
  words: readonly string[],
  signal: AbortSignal,
): Promise<number> {
  const terminal = own.stdin.isTTY && own.stdout.isTTY
  const chosen = words.length > 0 ? words : terminal ? ['setup'] : undefined
  if (chosen === undefined) {
    own.stderr.write('tokenbench works full screen and needs a terminal; see: tokenbench help\n')
    return exitCodeOf('usage')
  }
  let exitCode = exitOk
  const program = buildProgram(
    (handler) =>
      async (...given) => {
        // commander gives the command itself last: a handler has no use for it.
        const command = given.at(-1) as unknown as Command
        const globals: GlobalOptions = command.optsWithGlobals()
        const run = (context: CommandContext) =>
          handler(context, ...(given.slice(0, -1) as typeof given))
        const practice = globals.practice === true || command.name() === 'tour'
        const output = await inContext(own, globals, practice, signal, run)
        print(own, output, globals)
        exitCode = output.exitCode ?? exitOk
      },
    version,
  )
  await parseAndRun(program, normaliseArguments(chosen))
  return exitCode
}

/** Opens what a command runs with, runs it, and closes all of it again. */
async function inContext<T>(
  own: NodeJS.Process,
  globals: GlobalOptions,
  practice: boolean,
  signal: AbortSignal,
  run: (context: CommandContext) => Promise<T>,
): Promise<T> {
  const home = practice ? await openPracticeHome(own.env) : undefined
  const timeoutMs = timeoutOf(globals)
  const requestsPerMinute = rateOf(globals)
  const workbench = await openWorkbench({
    environment: home?.environment ?? own.env,
    stdin: own.stdin,
    stdout: own.stdout,
    ...(home === undefined ? {} : { practice: home.tenants }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
  })
  try {
    traceTo(own, workbench, globals)
    return await run({
      workbench,
      globals,
      stdin: own.stdin,
      stdout: own.stdout,
      stderr: own.stderr,
      signal,
      fullScreen: !wantsPlainLines(globals, own.env),
      folder: home?.folder ?? '',
      startPractice: async (options) =>
        (await import('#src/practice/start.ts')).startPractice(options),
      withoutPractice: (work) => inContext(own, globals, false, signal, work),
      guided: (job) => guidedOn(own, workbench, globals, signal, job),
    })
  } finally {
    await workbench.close()
    await home?.close()
  }
}

function traceTo(own: NodeJS.Process, workbench: Workbench, globals: GlobalOptions): void {
  const { trace, verbose } = globals
  if (trace === undefined && !verbose) return
  workbench.trace.onEntry((entry) => {
    const { method, path, status, ms } = entry
    if (verbose) own.stderr.write(`${method} ${path} → ${status ?? 'no answer'} (${ms} ms)\n`)
    if (trace !== undefined) appendFileSync(trace, `${JSON.stringify(entry)}\n`, { mode: 0o600 })
  })
}

function print(own: NodeJS.Process, output: Output, globals: GlobalOptions): void {
  if (output.silent) return
  const text = globals.json ? jsonText(output.json, globals) : output.text
  if (text !== '') own.stdout.write(`${text}\n`)
}

/** `--json=lines`: the members of the one list that an answer holds, one a line. */
function jsonText(json: object, { jsonForm }: GlobalOptions): string {
  if (jsonForm !== 'lines') return JSON.stringify(json)
  const list = Object.values(json).find(Array.isArray)
  return list === undefined
    ? JSON.stringify(json)
    : list.map((member) => JSON.stringify(member)).join('\n')
}

function printProblem(own: NodeJS.Process, problem: Problem, json: boolean): void {
  // Only shapes can be known here: what the command held is already gone.
  const redactor = new Redactor()
  const text = json
    ? JSON.stringify({ problem: problemJson(problem) })
    : problemLines(problem).join('\n')
  const stream = json ? own.stdout : own.stderr
  stream.write(`${redactor.redact(text)}\n`)
}
