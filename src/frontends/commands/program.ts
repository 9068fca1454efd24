import { Command, CommanderError, Option } from 'commander'
import { ProblemError } from '#src/domain/problem.ts'
import { vaultKeys } from '#src/local/secrets/vault/vault-key.ts'
import type { Run } from './command.ts'
import { accessCommand } from './declared/access.ts'
import { axiomCommands } from './declared/axiom.ts'
import { captureCommand } from './declared/capture.ts'
import { collectionCommands } from './declared/collection.ts'
import { completionCommand } from './declared/completion.ts'
import { connectionCommands } from './declared/connection.ts'
import { doctorCommand } from './declared/doctor.ts'
import { execCommand } from './declared/exec.ts'
import { explainCommand } from './declared/explain.ts'
import { forgetCommand } from './declared/forget.ts'
import { grantCommands } from './declared/grant.ts'
import { journalCommands } from './declared/journal.ts'
import { personaCommands } from './declared/persona.ts'
import { practiceCommand } from './declared/practice.ts'
import { profileCommands } from './declared/profile.ts'
import { replCommand } from './declared/repl.ts'
import { setupCommand } from './declared/setup.ts'
import { statusCommand } from './declared/status.ts'
import { tokenCommands } from './declared/token.ts'
import { tourCommand } from './declared/tour.ts'
import { workbenchCommand } from './declared/workbench.ts'
import { collect } from './option-values.ts'
import { noSuchCommand, usageProblem } from './usage-problem.ts'

/** All commands, each bound to `run`. */
export function buildProgram(run: Run, version: string): Command {
  const program = new Command('tokenbench')
    .description('Hand out API tokens on Atlan and Axiom, with the right permissions.')
    .version(version, '--version', 'print the version')
    .helpCommand('help [COMMAND]', 'what a command does and takes')
    .showSuggestionAfterError()
    .option('--profile <NAME>', 'the tenant, by the name of its profile')
    .option('--url <URL>', 'the tenant, by its address')
    .option('--practice', 'run against a built-in practice tenant')
    .option('--json', 'print JSON; lists also --json=lines')
    .addOption(new Option('--json-form <FORM>').choices(['lines']).hideHelp())
    .option('--dry-run', 'print the plan and write nothing')
    .option('--yes', 'confirm; what cannot be taken back needs --yes=NAME')
    .addOption(new Option('--yes-to <WHAT>').hideHelp())
    .option('--timeout <DURATION>', 'longest wait for one answer, e.g. 30s')
    .option('--rate <N>', 'requests a minute, or none; 200 to a real tenant unless said')
    .option('--accessible', 'plain lines instead of a full screen')
    .addOption(
      new Option('--color <WHEN>', 'colour').choices(['auto', 'always', 'never']).default('auto'),
    )
    .option('--verbose', 'say every request')
    .option('--trace <FILE>', 'write every request to a file, redacted')
    .option(
      '--issuer <HOST>',
      'accept bearers that this host issued, for a tenant on a domain of its own; may be repeated',
      collect,
    )
    .addOption(
      new Option('--vault-key <HOW>', 'how the key of the vault is kept').choices(vaultKeys),
    )
    .option('--passphrase-from <SRC>', 'where the passphrase of the vault is read')
  for (const register of [
    workbenchCommand,
    setupCommand,
    tourCommand,
    replCommand,
    completionCommand,
    statusCommand,
    profileCommands,
    forgetCommand,
    tokenCommands,
    accessCommand,
    personaCommands,
    connectionCommands,
    collectionCommands,
    grantCommands,
    axiomCommands,
    captureCommand,
    journalCommands,
    explainCommand,
    doctorCommand,
    execCommand,
    practiceCommand,
  ])
    register(program, run)
  return program
}

/** False for options alone: then the workbench is meant. What is asked of the parser is not. */
export function namesCommand(program: Command, words: readonly string[]): boolean {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    if (!word.startsWith('-') || /^(-h|--help|--version)$/.test(word)) return true
    const option = program.options.find(({ long }) => long === word)
    // An option that nobody knows is for the parser to refuse.
    if (option === undefined && !word.includes('=')) return true
    if (option?.required) at += 1
  }
  return false
}

/**
 * Parses the words and runs the command they name.
 *
 * @returns what the parser has to print: help or the version, without its last line end
 * @throws ProblemError (usage) for words that are no command of ours
 */
export async function parseAndRun(program: Command, words: readonly string[]): Promise<string> {
  let printed = ''
  let helped: Command | undefined
  capture(program, {
    print: (text) => {
      printed += text
    },
    help: (command) => {
      helped = command
    },
  })
  try {
    await program.parseAsync(words, { from: 'user' })
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown
    if (thrown.exitCode !== 0) throw new ProblemError(await usageProblem(thrown, program, words))
  }
  if (helped === undefined) return printed.trimEnd()
  // Loaded only now: whoever runs a command does not wait for its manual.
  const [{ helpText }, { manualOf }] = await Promise.all([
    import('./help-text.ts'),
    import('./manual.ts'),
  ])
  const manual = manualOf(helped)
  const unknown = words.slice(manual.path.length, -1)
  if (manual.commands.length > 0 && unknown.length > 0 && !words.slice(0, -1).some(isOption))
    throw new ProblemError(noSuchCommand(unknown[0] ?? '', manual.path))
  return helpText(manual)
}

interface Captured {
  readonly print: (text: string) => void
  readonly help: (command: Command) => void
}

/** The parser throws instead of ending the process, and leaves all printing to us. */
function capture(command: Command, to: Captured): void {
  command.exitOverride().configureOutput({ writeOut: to.print, writeErr: () => {} })
  command.configureHelp({
    formatHelp(asked) {
      to.help(asked)
      return ''
    },
  })
  for (const child of command.commands) capture(child, to)
}

const isOption = (word: string): boolean => word.startsWith('-')
