import type { Command } from 'commander'
import { normaliseArguments } from './arguments.ts'
import { atSameTenant } from './at-same-tenant.ts'
import type { CommandContext, Output, Run } from './command.ts'
import type { GlobalOptions } from './globals.ts'
import { buildProgram, namesCommand, parseAndRun } from './program.ts'

/** The command that words name, as the parser read them. */
export interface Called {
  /** Its last word: `create` of `token create`. */
  readonly name: string
  readonly globals: GlobalOptions
  /** The names of those global options that the words themselves say. */
  readonly said: ReadonlySet<string>
}

/** What a command gave, and with which options it was called. */
export interface Ran {
  readonly output: Output
  readonly globals: GlobalOptions
}

/** Opens what a command runs with, calls it there, and closes all of it again. */
export type Within = (
  called: Called,
  call: (context: CommandContext) => Promise<Output>,
) => Promise<Output>

/**
 * Runs the command that the words name. Help and the version are an output, too.
 *
 * @param prepare adds commands or options before the words are parsed
 * @param otherwise the command that options alone mean
 * @throws ProblemError (usage) for words that are no command of ours, and what the command throws
 */
export async function runWords(
  words: readonly string[],
  version: string,
  within: Within,
  prepare: (program: Command, run: Run) => void = () => {},
  otherwise?: string,
): Promise<Ran> {
  let ran: Ran | undefined
  const run: Run =
    (load) =>
    async (...given) => {
      // commander gives the command itself last: a handler has no use for it.
      const command = given.at(-1) as unknown as Command
      const handlerWords = given.slice(0, -1) as typeof given
      const globals: GlobalOptions = command.optsWithGlobals()
      const loading = load()
      const said = saidIn(program)
      const called = { name: command.name(), globals, said }
      const output = await within(called, async (context) =>
        (await loading)(context, ...handlerWords),
      ).catch((thrown: unknown) => {
        throw atSameTenant(thrown, globals, said)
      })
      ran = { output, globals }
    }
  const program = buildProgram(run, version)
  prepare(program, run)
  const all = normaliseArguments(words)
  const named = otherwise === undefined || namesCommand(program, all) ? all : [...all, otherwise]
  const printed = await parseAndRun(program, named)
  return ran ?? { output: { json: { help: printed }, text: printed }, globals: {} }
}

const saidIn = (program: Command): ReadonlySet<string> =>
  new Set(
    Object.keys(program.opts()).filter((name) => program.getOptionValueSource(name) === 'cli'),
  )
