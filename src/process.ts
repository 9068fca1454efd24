import type { Command } from 'commander'
import { Cancelled } from '#src/domain/cancelled.ts'
import { type Problem, problemJson, problemOf } from '#src/domain/problem.ts'
import { Redactor } from '#src/domain/redactor.ts'
import { refuseSecretArguments } from '#src/domain/secret-arguments.ts'
import { normaliseArguments } from '#src/frontends/commands/arguments.ts'
import { type Output, textOf } from '#src/frontends/commands/command.ts'
import { exitCodeOf, exitInterrupted, exitOk } from '#src/frontends/commands/exit-code.ts'
import type { GlobalOptions } from '#src/frontends/commands/globals.ts'
import { buildProgram, parseAndRun } from '#src/frontends/commands/program.ts'
import { problemLines } from '#src/frontends/plain/problem-lines.ts'
import { version } from './version.ts'

/** Runs one command of the process's words to its end and says with which code to exit. */
export async function runProcess(own: NodeJS.Process): Promise<number> {
  const words = own.argv.slice(2)
  const wantsJson = words.some((word) => word === '--json' || word.startsWith('--json='))
  const redactor = new Redactor()
  const interrupt = new AbortController()
  const stop = () => interrupt.abort()
  outliveReaders(own)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) own.on(signal, stop)
  try {
    refuseSecretArguments(words)
    return await runWords(own, words, redactor, interrupt.signal)
  } catch (thrown) {
    if (thrown instanceof Cancelled || interrupt.signal.aborted) return exitInterrupted
    const problem = problemOf(thrown)
    printProblem(own, problem, redactor, wantsJson)
    return exitCodeOf(problem.kind)
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) own.off(signal, stop)
  }
}

/** Who stops reading us (`| head`) stops neither the work nor the tidying up. */
function outliveReaders(own: NodeJS.Process): void {
  for (const stream of [own.stdout, own.stderr]) stream.on('error', () => {})
}

async function runWords(
  own: NodeJS.Process,
  words: readonly string[],
  redactor: Redactor,
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
    (load) =>
      async (...given) => {
        // commander gives the command itself last: a handler has no use for it.
        const command = given.at(-1) as unknown as Command
        const globals: GlobalOptions = command.optsWithGlobals()
        const [handler, { inContext }] = await Promise.all([load(), import('./in-context.ts')])
        const way = {
          practice: globals.practice === true || command.name() === 'tour',
          guides: command.name() === 'setup',
        }
        const output = await inContext(own, globals, way, redactor, signal, (context) =>
          handler(context, ...(given.slice(0, -1) as typeof given)),
        )
        await print(own, output, globals, redactor)
        exitCode = output.exitCode ?? exitOk
      },
    version,
  )
  await parseAndRun(program, normaliseArguments(chosen))
  return exitCode
}

async function print(
  own: NodeJS.Process,
  output: Output,
  globals: GlobalOptions,
  redactor: Redactor,
): Promise<void> {
  if (output.silent) return
  const text = globals.json
    ? jsonText(output.json, globals, redactor)
    : redactor.redact(await textOf(output))
  if (text !== '') own.stdout.write(`${text}\n`)
}

/** `--json=lines`: the members of a list, one a line. What is no list stays one document. */
function jsonText(json: object, { jsonForm }: GlobalOptions, redactor: Redactor): string {
  const list =
    jsonForm === 'lines' && 'total' in json ? Object.values(json).find(Array.isArray) : undefined
  return (list ?? [json]).map((one) => cleanJson(one, redactor)).join('\n')
}

/** Text by text: taking a piece out of finished JSON could leave what is none. */
const cleanJson = (value: unknown, redactor: Redactor): string =>
  JSON.stringify(value, (_key, text: unknown) =>
    typeof text === 'string' ? redactor.redact(text) : text,
  )

function printProblem(
  own: NodeJS.Process,
  problem: Problem,
  redactor: Redactor,
  json: boolean,
): void {
  if (json) own.stdout.write(`${cleanJson({ problem: problemJson(problem) }, redactor)}\n`)
  else own.stderr.write(`${redactor.redact(problemLines(problem).join('\n'))}\n`)
}
